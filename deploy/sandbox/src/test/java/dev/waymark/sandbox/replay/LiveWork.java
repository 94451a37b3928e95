package dev.waymark.sandbox.replay;

import dev.waymark.schema.Kpi;
import dev.waymark.stream.Topic;
import java.util.Map;

/** Live work that is waited for. */
final class LiveWork {

  private LiveWork() {}

  /** Waits until as many records have ended as were sent. */
  static void awaitEnded(Replay flow, Map<String, Long> sent, Runnable requireAlive) {
    long all = sent.values().stream().mapToLong(Long::longValue).sum();
    Standing standing = new Standing();
    try (OutputTopic<Kpi> kpis = flow.output(Topic.KPIS, Kpi.class)) {
      while (standing.ended() < all) {
        requireAlive.run();
        kpis.next().forEach(standing::hear);
      }
    }
  }
}
