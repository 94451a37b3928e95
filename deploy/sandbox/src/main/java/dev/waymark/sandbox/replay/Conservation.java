package dev.waymark.sandbox.replay;

import dev.waymark.schema.Kpi;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the records of each input topic ended. All that were sent must have ended somehow: {@code
 * read = applied + duplicate + late + rejected + erased}.
 *
 * @param sent how many records were sent, by topic
 * @param ended how many ended, by topic and end
 */
public record Conservation(Map<String, Long> sent, Map<String, Map<String, Long>> ended) {

  private static final List<String> ENDS =
      List.of("applied", "duplicate", "late", "rejected", "erased");

  /** Of the last words on all cells that count records. */
  public static Conservation of(Map<String, Long> sent, List<Told<Kpi>> told) {
    Map<String, Map<String, Long>> ended = new TreeMap<>();
    Told.last(told, (key, kpi) -> key).stream()
        .filter(RecordCells::isNow)
        .forEach(
            kpi ->
                ended
                    .computeIfAbsent(RecordCells.topic(kpi), topic -> new TreeMap<>())
                    .merge(RecordCells.end(kpi), kpi.getCount(), Long::sum));
    return new Conservation(new TreeMap<>(sent), ended);
  }

  /** Whether every record ended. */
  public boolean holds() {
    return sent.entrySet().stream().allMatch(topic -> topic.getValue() == endedOf(topic.getKey()));
  }

  Table table() {
    List<String> columns = new ArrayList<>(List.of("topic", "sent"));
    columns.addAll(ENDS);
    List<List<String>> rows = new ArrayList<>();
    sent.forEach((topic, count) -> rows.add(row(topic, count)));
    return Table.sorted("conservation.csv", columns, rows);
  }

  /** One sentence for each topic that got something. */
  public List<String> sentences() {
    List<String> all = new ArrayList<>();
    sent.forEach(
        (topic, count) -> {
          if (count > 0) {
            all.add(topic + ": " + count + " sent = " + endings(topic));
          }
        });
    return all;
  }

  private String endings(String topic) {
    List<String> parts = new ArrayList<>();
    ENDS.forEach(end -> parts.add(count(topic, end) + " " + end));
    return String.join(" + ", parts);
  }

  private List<String> row(String topic, long count) {
    List<String> row = new ArrayList<>(List.of(topic, Long.toString(count)));
    ENDS.forEach(end -> row.add(Long.toString(count(topic, end))));
    return row;
  }

  private long count(String topic, String end) {
    return ended.getOrDefault(topic, Map.of()).getOrDefault(end, 0L);
  }

  private long endedOf(String topic) {
    return ended.getOrDefault(topic, Map.of()).values().stream().mapToLong(Long::longValue).sum();
  }
}
