package dev.waymark.sandbox.replay;

import dev.waymark.app.Config;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Instances that share the work, each with its own state. */
final class Engines implements AutoCloseable {

  private final List<Engine> all = new ArrayList<>();

  static Engines start(Config config, int count) {
    Engines engines = new Engines();
    String folder = config.settings().get(dev.waymark.app.EngineSettings.STATE_DIR);
    for (int i = 0; i < count; i++) {
      engines.all.add(new Engine(config.with(Map.of("state.dir", folder + "-" + i))));
    }
    return engines;
  }

  void requireAlive() {
    all.forEach(Engine::requireAlive);
  }

  @Override
  public void close() {
    all.forEach(Engine::close);
  }
}
