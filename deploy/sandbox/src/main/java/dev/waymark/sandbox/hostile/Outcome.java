package dev.waymark.sandbox.hostile;

import dev.waymark.schema.Late;
import dev.waymark.schema.Reject;
import dev.waymark.stream.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What came of one run.
 *
 * @param journeys the last word on each customer, by key
 * @param kpis the last word on each cell but those that count records, by key
 * @param ends how many records ended how, as the metrics count them
 * @param told the same, as the KPIs count them
 * @param scrape the metrics
 * @param isRunning whether the instance was still at work at the end
 * @param took how long the instance worked
 */
record Outcome(
    Map<String, String> journeys,
    Map<String, String> kpis,
    List<Reject> rejects,
    List<Late> late,
    Map<Topic, Map<String, Long>> ends,
    Map<Topic, Map<String, Long>> told,
    String scrape,
    boolean isRunning,
    Duration took) {

  /** The sum of a metric's series. */
  double metric(String name) {
    return scrape
        .lines()
        .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /** The names of all series with their labels. */
  List<String> series() {
    return scrape
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.substring(0, line.lastIndexOf(' ')))
        .toList();
  }
}
