package dev.waymark.sandbox.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What the rounds say, as lines. */
final class Report {

  private Report() {}

  static String heading() {
    return "%-9s %-8s %12s %14s %16s"
        .formatted("side", "round", "events/s", "CPU s per M", "bytes per event");
  }

  static String line(Round round) {
    return line(round.side().name(), round.name(), round);
  }

  static String line(String side, String name, Round round) {
    return "%-9s %-8s %,12.0f %14.1f %16.0f"
        .formatted(
            side,
            name,
            round.outcome().eventsPerSecond(),
            round.outcome().cpuSecondsPerMillion(),
            round.bytesPerEvent());
  }

  /** The medians, what was written to which topic, and how the sides compare. */
  static List<String> summary(List<Round> rounds) {
    List<String> lines = new ArrayList<>();
    for (Side.Kind side : Side.Kind.values()) {
      List<Round> own = of(side, rounds);
      lines.add(medians(side.name(), own));
      lines.addAll(byTopic(own));
    }
    lines.add(comparison(of(Side.Kind.WHOLE, rounds), of(Side.Kind.BARE, rounds)));
    return lines;
  }

  private static List<Round> of(Side.Kind side, List<Round> rounds) {
    return rounds.stream().filter(round -> round.side() == side).toList();
  }

  private static String comparison(List<Round> whole, List<Round> bare) {
    ToDoubleFunction<Round> rate = round -> round.outcome().eventsPerSecond();
    StringBuilder byRound = new StringBuilder();
    for (int i = 0; i < whole.size(); i++) {
      byRound.append(
          " %.2f".formatted(rate.applyAsDouble(whole.get(i)) / rate.applyAsDouble(bare.get(i))));
    }
    return "WHOLE reaches %.2f of BARE's events/s (medians); by round%s"
        .formatted(median(whole, rate) / median(bare, rate), byRound);
  }

  static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
    double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  static String medians(String side, List<Round> rounds) {
    return "%-9s median   %,9.0f %14.1f %16.0f"
        .formatted(
            side,
            median(rounds, round -> round.outcome().eventsPerSecond()),
            median(rounds, round -> round.outcome().cpuSecondsPerMillion()),
            median(rounds, Round::bytesPerEvent));
  }

  static List<String> byTopic(List<Round> rounds) {
    Round last = rounds.get(rounds.size() - 1);
    return last.written().bytes().entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .map(
            topic ->
                "         %8.1f bytes per event to %s"
                    .formatted((double) topic.getValue() / last.outcome().events(), topic.getKey()))
        .toList();
  }
}
