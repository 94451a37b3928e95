package dev.waymark.grafana;

import dev.waymark.grafana.Panel.Unit;
import dev.waymark.metrics.Metric;
import java.util.List;

/** What every board begins with: whether its figures can be believed. */
final class TrustStrip {

  static final int HEIGHT = 3;

  private static final String CLOCK = "min(max by (partition) (" + Metric.CLOCK.label() + "))";

  private TrustStrip() {}

  static List<Panel> panels() {
    return List.of(
        Panel.stat("Data delay", Unit.SECONDS)
            .says(
                "How far the slowest partition is behind the clock on the wall. The figures hold up"
                    + " to then. Large while a replay runs.")
            .query("time() - " + CLOCK)
            .from("green")
            .then("orange", 300)
            .then("red", 3_600)
            .decimals(0)
            .high(HEIGHT),
        Panel.stat("Windows closed up to", Unit.MOMENT)
            .says(
                "All windows that end at or before this full hour (UTC) are closed; late data still"
                    + " correct them. Nothing on these boards is of a window that is still open.")
            .query("floor(" + CLOCK + " / 3600) * 3600 * 1000")
            .from("red")
            .then("text", 1)
            .high(HEIGHT),
        Panel.stat("Partitions reporting", Unit.SHARE)
            .says("Of the partitions there must be, how many some instance works on. All: 100 %.")
            .query(
                "count(count by (partition) ("
                    + Metric.CLOCK.label()
                    + ")) / max("
                    + Metric.PARTITIONS.label()
                    + "{of=\"journeys\"})")
            .from("red")
            .then("green", 1)
            .decimals(0)
            .high(HEIGHT),
        Panel.stat("Rejected or late, last hour", Unit.SHARE)
            .says(
                "Share of the records of the last hour that could not be taken: faulty ones, and"
                    + " those that came after all that is still kept.")
            .query(
                "sum(increase("
                    + Metric.RECORDS.label()
                    + "{end=~\"rejected|late\"}[1h])) / clamp_min(sum(increase("
                    + Metric.RECORDS.label()
                    + "[1h])), 1)")
            .from("green")
            .then("orange", 0.01)
            .then("red", 0.05)
            .decimals(2)
            .high(HEIGHT));
  }
}
