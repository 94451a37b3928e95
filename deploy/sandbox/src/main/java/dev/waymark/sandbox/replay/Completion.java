package dev.waymark.sandbox.replay;

import dev.waymark.app.Failure;
import dev.waymark.schema.Kpi;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * When everything has been worked out: every record sent has ended, the journeys of every partition
 * are final up to the instant, and nothing lies unread on the way.
 *
 * @param sent how many records were sent
 * @param partitions how many partitions of journeys there are
 * @param until up to when journeys must be final
 * @param patience how long nothing may move before it counts as stuck
 */
record Completion(long sent, int partitions, Instant until, Duration patience) {

  private static final Duration BETWEEN_LINES = Duration.ofSeconds(2);

  /**
   * Waits for it.
   *
   * @param alive throws when those who do the work are gone
   * @param say is told now and then how far it is
   * @return all the KPIs there are by then
   * @throws Failure that says what is missing when nothing moves for too long
   */
  List<Told<Kpi>> await(
      OutputTopic<Kpi> kpis, LongSupplier lag, Runnable alive, Consumer<String> say) {
    Standing standing = new Standing();
    List<Told<Kpi>> heard = new ArrayList<>();
    Stopwatch sinceMoved = new Stopwatch();
    Stopwatch sinceSaid = new Stopwatch();
    long mark = -1;
    while (true) {
      alive.run();
      List<Told<Kpi>> next = kpis.next();
      next.forEach(standing::hear);
      heard.addAll(next);
      List<String> missing = missing(standing, next, lag);
      if (missing.isEmpty()) {
        return heard;
      }
      if (standing.mark() != mark || !next.isEmpty()) {
        mark = standing.mark();
        sinceMoved.restart();
      }
      if (sinceMoved.over(patience)) {
        throw new Failure(
            "nothing has moved for " + patience.toSeconds() + " s: " + String.join("; ", missing));
      }
      if (sinceSaid.over(BETWEEN_LINES)) {
        sinceSaid.restart();
        say.accept(standing.ended() + " of " + sent + " records worked out");
      }
    }
  }

  private List<String> missing(Standing standing, List<Told<Kpi>> next, LongSupplier lag) {
    List<String> missing = standing.missing(sent, partitions, until);
    if (missing.isEmpty() && !next.isEmpty()) {
      missing.add("KPIs still come in");
    } else if (missing.isEmpty() && lag.getAsLong() > 0) {
      missing.add("records lie unread on the way");
    }
    return missing;
  }
}
