package dev.waymark.sandbox.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;

/**
 * The value segments of a replay beside those of a batch program, by month.
 *
 * @param set the reference
 * @param theirNames what the reference calls each segment
 */
record ValueSegments(String set, Map<String, String> theirNames) {

  /** How many customers there are in each segment at the end of each month. */
  void compareStocks(Tables tables, SoftAssertions softly) {
    theirNames.forEach(
        (segment, theirName) -> {
          Map<String, Long> ours =
              tables.counts(
                  "customers",
                  "month",
                  dimensions ->
                      dimensions.contains("segment=" + segment)
                          && !dimensions.contains("stage=PROSPECT"));
          for (Map<String, String> row : ReferenceData.rows(set, "value_segments.csv")) {
            softly
                .assertThat(ours.getOrDefault(row.get("month") + "-01", 0L))
                .as("%s at the end of %s", segment, row.get("month"))
                .isEqualTo(Long.parseLong(row.getOrDefault(theirName, "")));
          }
        });
  }

  /**
   * How many moved from one segment to another in each month that is over; the reference looks at
   * the month in which its data end, too.
   */
  void compareMoves(Tables tables, String openMonth, SoftAssertions softly) {
    Map<String, Long> theirs = new TreeMap<>();
    for (Map<String, String> row : ReferenceData.rows(set, "value_segment_moves.csv")) {
      String move = row.get("from") + " to " + row.get("to");
      // Who had and has nothing is counted by the batch program; here it is nobody's move yet.
      if (!openMonth.equals(row.get("month")) && !move.equals("NONE to NONE")) {
        theirs.put(
            row.get("month") + " " + move, Long.parseLong(row.getOrDefault("customers", "")));
      }
    }
    Map<String, Long> ours = new TreeMap<>();
    for (Map<String, String> row : tables.rows("kpis.csv")) {
      if ("segment_moves".equals(row.get("kpi")) && "month".equals(row.get("grain"))) {
        String month = row.getOrDefault("window_start", "").substring(0, 7);
        List<String> ends = new ArrayList<>();
        for (String dimension : row.getOrDefault("dimensions", "").split(";")) {
          String segment = dimension.substring(dimension.indexOf('=') + 1);
          ends.add(segment.equals("ENTRANT") ? "(new)" : theirNames.getOrDefault(segment, segment));
        }
        if (!ends.equals(List.of("NONE", "NONE"))) {
          ours.put(
              month + " " + String.join(" to ", ends),
              Long.parseLong(row.getOrDefault("count", "")));
        }
      }
    }
    softly.assertThat(ours).as("moves between value segments").isEqualTo(theirs);
    softly.assertThat(theirs).as("moves in the reference").hasSizeGreaterThan(20);
  }
}
