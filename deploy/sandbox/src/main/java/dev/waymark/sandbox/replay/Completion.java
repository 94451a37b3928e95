package dev.waymark.sandbox.replay;

import dev.waymark.app.Failure;
import dev.waymark.schema.Kpi;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
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
public record Completion(long sent, int partitions, Instant until, Duration patience) {

  /**
   * Waits for it.
   *
   * @param watcher is told again and again how many records have ended, and throws when nobody is
   *     left to do the work
   * @return the last word on each KPI cell
   * @throws Failure that says what is missing when nothing moves for too long
   */
  public List<Told<Kpi>> await(OutputTopic<Kpi> kpis, LongSupplier lag, LongConsumer watcher) {
    Standing standing = new Standing();
    Map<String, Told<Kpi>> heard = new LinkedHashMap<>();
    Stopwatch sinceMoved = new Stopwatch();
    long mark = -1;
    while (true) {
      List<Told<Kpi>> next = kpis.next();
      next.forEach(standing::hear);
      next.forEach(told -> heard.put(told.key(), told));
      watcher.accept(standing.ended());
      List<String> missing = missing(standing, next, lag);
      if (missing.isEmpty()) {
        return List.copyOf(heard.values());
      }
      if (standing.mark() != mark || !next.isEmpty()) {
        mark = standing.mark();
        sinceMoved.restart();
      }
      if (sinceMoved.over(patience)) {
        throw new Failure(
            "nothing has moved for " + patience.toSeconds() + " s: " + String.join("; ", missing));
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
