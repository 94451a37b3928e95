package dev.waymark.sandbox.chaos;

import dev.waymark.app.Config;
import dev.waymark.sandbox.Lag;
import dev.waymark.sandbox.WayIn;
import dev.waymark.sandbox.rig.Wait;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;

/**
 * Waits for the end of the work of a run: every record has ended, all journeys are final, nothing
 * is unread, and nothing is told any more.
 *
 * @param meanwhile is done again and again
 */
record WorkOut(Config config, Follower follower, Runnable meanwhile) {

  private static final Duration QUIET = Duration.ofSeconds(2);

  /** How long nothing may end before the work counts as stuck. */
  private static final Duration STUCK = Duration.ofMinutes(3);

  void await(long records, Consumer<String> say) {
    List<String> topics = WayIn.TOPICS.stream().map(config.topics()::name).toList();
    try (Admin admin = Admin.create(config.client())) {
      Lag lag = Lag.of(admin, config.engineId(), topics);
      long endNs = System.nanoTime() + STUCK.toNanos();
      long ended = -1;
      while (true) {
        meanwhile.run();
        List<String> missing = follower.missing(records, Place.PARTITIONS, Place.UNTIL);
        if (missing.isEmpty() && lag.records() == 0 && follower.isQuietFor(QUIET)) {
          return;
        }
        if (follower.ended() != ended || !follower.isQuietFor(QUIET)) {
          ended = follower.ended();
          endNs = System.nanoTime() + STUCK.toNanos();
        }
        if (System.nanoTime() > endNs) {
          // The checker says what is lost; it sees more than this.
          say.accept("WRONG: nothing moves any more: " + missing + ", unread " + lag.records());
          return;
        }
        Wait.ms(100);
      }
    }
  }
}
