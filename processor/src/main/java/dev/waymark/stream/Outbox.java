package dev.waymark.stream;

import dev.waymark.domain.kpi.CellId;
import dev.waymark.domain.kpi.Contribution;
import dev.waymark.domain.kpi.Kpi;
import dev.waymark.domain.kpi.Sum;
import dev.waymark.domain.kpi.Sums;
import dev.waymark.domain.kpi.Windows;
import dev.waymark.domain.rules.Rules;
import java.util.EnumMap;
import java.util.Map;

/** What one task has gathered since its last commit: sums for KPIs, and how its records ended. */
final class Outbox {

  private final Sums sums;
  private final Map<Topic, Map<End, Long>> ends = new EnumMap<>(Topic.class);

  private final Map<Topic, Map<End, String>> names = new EnumMap<>(Topic.class);

  Outbox(Rules rules) {
    sums = new Sums(new Windows(rules.zone()));
  }

  void add(Contribution part) {
    sums.add(part);
  }

  /** A record ended in a way; {@code atMs} is its moment. */
  void ended(Topic topic, End end, long atMs) {
    count(topic, end);
    String dimensions =
        names
            .computeIfAbsent(topic, t -> new EnumMap<>(End.class))
            .computeIfAbsent(end, e -> "end=" + e.label() + ";topic=" + topic.key());
    sums.add(Contribution.of(Kpi.RECORDS, dimensions, Math.max(0, atMs), 1, 0));
  }

  /** A record is none of this run's: it is counted as read, but in no window of the run's KPIs. */
  void leftOut(Topic topic) {
    count(topic, End.LEFT_OUT);
  }

  private void count(Topic topic, End end) {
    ends.computeIfAbsent(topic, t -> new EnumMap<>(End.class)).merge(end, 1L, Long::sum);
  }

  Map<CellId, Sum> takeSums() {
    return sums.take();
  }

  void tellEnds(Observer observer) {
    ends.forEach((topic, by) -> by.forEach((end, n) -> observer.ended(topic, end, n)));
    ends.clear();
  }
}
