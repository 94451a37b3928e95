package dev.waymark.sandbox.chaos;

import dev.waymark.app.Config;
import dev.waymark.app.Failure;
import dev.waymark.app.RunName;
import dev.waymark.sandbox.SandboxConfig;
import dev.waymark.sandbox.rig.Instance;
import java.util.function.Consumer;

/**
 * The same input once more, by one instance that nothing is done to, once all faults are over.
 *
 * @param records how many records there are
 */
record Undisturbed(Place place, long records, Consumer<String> say) {

  void run() {
    Config config = place.reference();
    SandboxConfig.createTopics(config, RunName::isItsOwn);
    try (Instance instance = place.instance(config, "undisturbed");
        Follower follower = new Follower(config)) {
      instance.start();
      new WorkOut(config, follower, () -> requireAlive(instance)).await(records, say);
      instance.stop();
    }
  }

  private static void requireAlive(Instance instance) {
    if (!instance.isAlive()) {
      throw new Failure("the run without faults ended. Its log ends:\n" + instance.logEnd());
    }
  }
}
