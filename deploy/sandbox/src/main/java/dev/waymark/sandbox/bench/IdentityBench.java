package dev.waymark.sandbox.bench;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * What it costs to find out who somebody is: the topology over the same events three times, with
 * customer ids alone, with the identifiers beside them, and with a share that bears an identifier
 * alone.
 */
final class IdentityBench {

  private static final String ANONYMOUS = "anonymous";
  private static final String BY_ID = "ids-alone";
  private static final String WITH_IDS = "ids-too";

  private final Arena arena;
  private final String heap;
  private final PrintWriter out;
  private final Map<String, SideProcess> sides = new LinkedHashMap<>();

  IdentityBench(Arena arena, String heap, PrintWriter out) {
    this.arena = arena;
    this.heap = heap;
    this.out = out;
  }

  /** The three streams of one bench, by their names. */
  static Map<String, Naming> streams(Naming naming) {
    Map<String, Naming> streams = new LinkedHashMap<>();
    streams.put(BY_ID, Naming.BY_ID);
    streams.put(WITH_IDS, naming.withIds());
    streams.put(ANONYMOUS, naming);
    return streams;
  }

  /** Runs so many interleaved rounds after a warm-up over inputs that lie there. */
  void measure(List<String> streams, int rounds) {
    try {
      Map<String, List<Round>> results = new LinkedHashMap<>();
      for (String stream : streams) {
        sides.put(
            stream, SideProcess.start(Side.Kind.WHOLE, arena.load().of(stream), stream, heap));
        results.put(stream, new ArrayList<>());
      }
      out.println(Report.heading());
      for (int round = 0; round <= rounds; round++) {
        String name = round == 0 ? "warm-up" : Integer.toString(round);
        for (String stream : streams) {
          Round result =
              arena.run(
                  Objects.requireNonNull(sides.get(stream)), Side.Kind.WHOLE, stream + "-" + name);
          out.println(Report.line(stream, name, result));
          out.flush();
          if (round > 0) {
            results.getOrDefault(stream, new ArrayList<>()).add(result);
          }
        }
      }
      summary(results).forEach(out::println);
    } finally {
      sides.values().forEach(SideProcess::close);
    }
  }

  /** The medians, what was written to which topic, and what the last stream costs of the others. */
  static List<String> summary(Map<String, List<Round>> results) {
    List<String> lines = new ArrayList<>();
    results.forEach(
        (stream, rounds) -> {
          lines.add(Report.medians(stream, rounds));
          lines.addAll(Report.byTopic(rounds));
        });
    List<Round> anonymous = results.getOrDefault(ANONYMOUS, List.of());
    for (String other : List.of(BY_ID, WITH_IDS)) {
      List<Round> known = results.getOrDefault(other, List.of());
      lines.add(
          "%s takes %.2f x the CPU and writes %.2f x the bytes per event of %s (medians)"
              .formatted(
                  ANONYMOUS,
                  ratio(anonymous, known, round -> round.outcome().cpuSecondsPerMillion()),
                  ratio(anonymous, known, Round::bytesPerEvent),
                  other));
    }
    return lines;
  }

  private static double ratio(List<Round> one, List<Round> other, ToDoubleFunction<Round> figure) {
    return Report.median(one, figure) / Report.median(other, figure);
  }
}
