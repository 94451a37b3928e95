package dev.waymark.sandbox.bench;

import dev.waymark.cli.SpanOption;
import dev.waymark.stream.Stretch;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code waymark bench}: the topology against the bare loop, on this machine. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description =
        "Measure the whole topology against a bare consume-decode-copy loop with transactions,"
            + " each in a process of its own, over the same events.")
public final class BenchCommand implements Callable<Integer> {

  private static final int AGAINST_CUSTOMERS = 100_000;

  /** One that began two days ago is over, and no deadline has come. */
  private static final Duration LONGEST = Duration.ofHours(24);

  private static final long LIVE_PER_MS = 25;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--events", defaultValue = "1000000", description = "how many (${DEFAULT-VALUE})")
  private long events;

  @Option(
      names = "--customers",
      defaultValue = "100000",
      description = "how many, drawn evenly (${DEFAULT-VALUE})")
  private int customers;

  @Option(
      names = "--over",
      paramLabel = "SPAN",
      description =
          "The event time over which they are spread (24h; with --anonymous as long as it takes to"
              + " read them at 25,000 a second, which is live: a name's word is as late as it would"
              + " be then). A shorter span opens fewer windows, a longer one makes more come late.")
  private @Nullable SpanOption over;

  @Option(
      names = "--rounds",
      defaultValue = "3",
      description = "interleaved rounds after the warm-up (${DEFAULT-VALUE})")
  private int rounds;

  @Option(
      names = "--partitions",
      defaultValue = "4",
      description = "partitions of each topic (${DEFAULT-VALUE})")
  private int partitions;

  @Option(
      names = "--anonymous",
      paramLabel = "SHARE",
      description =
          "Measure what it costs when this share of the events bears an identifier and no customer"
              + " id, against the same events with ids.")
  private @Nullable Double anonymous;

  @Option(
      names = "--both",
      paramLabel = "SHARE",
      defaultValue = "1",
      description =
          "With --anonymous: the share of the other events that bear the identifier beside the"
              + " customer id (${DEFAULT-VALUE})")
  private double both;

  @Option(
      names = "--heap",
      defaultValue = "1g",
      description = "the most heap of each side (${DEFAULT-VALUE})")
  private String heap = "";

  @Option(
      names = "--replay",
      description =
          "Measure 'replay --from-topics' over that many events against the whole topology over"
              + " --against of them; for 5 million: --replay --events 5000000 --customers 500000.")
  private boolean replay;

  @Option(
      names = "--against",
      defaultValue = "1000000",
      description = "with --replay, how many events of 100,000 customers (${DEFAULT-VALUE})")
  private long against;

  @Option(
      names = "--restore",
      description =
          "Measure what one instance needs to hold --customers after --events: state on disk,"
              + " resident memory, bytes in Kafka, and how long it takes to get the state back.")
  private boolean restore;

  @Override
  public Integer call() {
    if (events < 1 || customers < 1 || rounds < 1 || partitions < 1) {
      throw new ParameterException(
          spec.commandLine(), "events, customers, rounds and partitions must be 1 or more");
    }
    if (span().compareTo(LONGEST) > 0) {
      throw new ParameterException(
          spec.commandLine(), "--over is " + span() + ": it must be at most " + LONGEST);
    }
    PrintWriter out = spec.commandLine().getOut();
    if (replay) {
      measureReplay(out);
      return 0;
    }
    if (restore) {
      measureRestore(out);
      return 0;
    }
    Map<String, Naming> streams = streams();
    try (Arena arena = Arena.open(events, partitions)) {
      if (!streams.isEmpty()) {
        streams.forEach((name, naming) -> fill(arena, name, naming, out));
        new IdentityBench(arena, heap, out).measure(List.copyOf(streams.keySet()), rounds);
        return 0;
      }
      long bytes = arena.fill(new BenchEvents(events, customers, time(), Naming.FULL));
      out.printf(
          "%,d events of %.0f bytes over %,d customers and %,d s of event time,"
              + " 4 topics of %d partitions, commits every %d ms, exactly-once, one thread%n",
          events,
          (double) bytes / events,
          customers,
          span().toSeconds(),
          partitions,
          Load.COMMIT_INTERVAL_MS);
      measure(arena, out);
    }
    return 0;
  }

  private Stretch time() {
    Instant from =
        LocalDate.now(ZoneOffset.UTC).minusDays(2).atStartOfDay().toInstant(ZoneOffset.UTC);
    return new Stretch(from.toEpochMilli(), from.plus(span()).toEpochMilli());
  }

  private Duration span() {
    if (over != null) {
      return over.span();
    }
    return anonymous == null ? LONGEST : Duration.ofMillis(Math.max(1, events / LIVE_PER_MS));
  }

  private void measureReplay(PrintWriter out) {
    double whole = wholeRate(out);
    try (Arena arena = Arena.open(events, partitions)) {
      arena.fill(new BenchEvents(events, customers, time(), Naming.FULL));
      arena.prepareRun(RebuildSide.RUN);
      out.printf("REPLAY %,d events over %,d customers, heap %s%n", events, customers, heap);
      double rebuilt =
          new RebuildSide(
                  arena.load(),
                  heap,
                  line -> {
                    out.println(line);
                    out.flush();
                  })
              .run();
      out.printf("REPLAY reaches %.2f of WHOLE's events/s%n", rebuilt / whole);
    }
  }

  private void measureRestore(PrintWriter out) {
    try (Arena arena = Arena.open(events, partitions)) {
      arena.fill(new BenchEvents(events, customers, time(), Naming.FULL));
      arena.prepare(RestoreBench.ROUND);
      new RestoreBench(
              arena.load(),
              heap,
              line -> {
                out.println(line);
                out.flush();
              })
          .run();
    }
  }

  /** The rate of the whole topology after a warm-up, the median of some rounds. */
  private double wholeRate(PrintWriter out) {
    try (Arena arena = Arena.open(against, partitions)) {
      arena.fill(new BenchEvents(against, AGAINST_CUSTOMERS, time(), Naming.FULL));
      List<Round> results = new ArrayList<>();
      try (SideProcess side = SideProcess.start(Side.Kind.WHOLE, arena.load(), heap)) {
        for (int round = 0; round <= rounds; round++) {
          Round result = arena.run(side, Side.Kind.WHOLE, "against-" + round);
          out.println(Report.line(result));
          out.flush();
          results.add(result);
        }
      }
      results.remove(0);
      return Report.median(results, round -> round.outcome().eventsPerSecond());
    }
  }

  private Map<String, Naming> streams() {
    try {
      return anonymous == null
          ? Map.of()
          : IdentityBench.streams(new Naming(anonymous, both, false));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private void fill(Arena arena, String stream, Naming naming, PrintWriter out) {
    long bytes =
        arena.fill(arena.load().of(stream), new BenchEvents(events, customers, time(), naming));
    out.printf(
        "%s: %,d events of %.0f bytes over %,d customers and %,d s of event time%n",
        stream, events, (double) bytes / events, customers, span().toSeconds());
    out.flush();
  }

  private void measure(Arena arena, PrintWriter out) {
    Map<Side.Kind, SideProcess> sides = new EnumMap<>(Side.Kind.class);
    try {
      for (Side.Kind kind : Side.Kind.values()) {
        sides.put(kind, SideProcess.start(kind, arena.load(), heap));
      }
      out.println(Report.heading());
      List<Round> results = new ArrayList<>();
      for (int round = 0; round <= rounds; round++) {
        String name = round == 0 ? "warm-up" : Integer.toString(round);
        sides.forEach(
            (kind, side) -> {
              Round result = arena.run(side, kind, name);
              out.println(Report.line(result));
              out.flush();
              results.add(result);
            });
      }
      results.removeIf(result -> result.name().equals("warm-up"));
      Report.summary(results).forEach(out::println);
    } finally {
      sides.values().forEach(SideProcess::close);
    }
  }
}
