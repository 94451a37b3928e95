package dev.waymark.sandbox.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.domain.event.Event;
import dev.waymark.stream.Stretch;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

@Tag("long-runs")
class BenchTest {

  private static final long DAY_MS = 20_000 * 86_400_000L;
  private static final Stretch DAY = new Stretch(DAY_MS, DAY_MS + 86_400_000L);

  @Test
  void both_sides_take_every_event_and_are_compared() {
    StringWriter out = new StringWriter();
    PrintWriter writer = new PrintWriter(out);

    int code =
        new CommandLine(new BenchCommand())
            .setOut(writer)
            .setErr(writer)
            .execute("--events", "3000", "--customers", "300", "--rounds", "1", "--heap", "256m");

    assertThat(code).as(out.toString()).isZero();
    assertThat(out.toString())
        .contains("3,000 events of ", "of BARE's events/s")
        .containsPattern("(?m)^BARE +1 +[0-9,]+ ")
        .containsPattern("(?m)^WHOLE +1 +[0-9,]+ ")
        .contains("bytes per event to bench-copies-BARE-1")
        .contains("bytes per event to bench-WHOLE-1-ledger-changelog");
  }

  @Test
  void a_replay_is_measured_by_quarters_against_the_whole() {
    StringWriter out = new StringWriter();
    PrintWriter writer = new PrintWriter(out);

    int code =
        new CommandLine(new BenchCommand())
            .setOut(writer)
            .setErr(writer)
            .execute(
                "--replay",
                "--events=4000",
                "--customers=300",
                "--against=2000",
                "--rounds=1",
                "--heap=256m");

    assertThat(code).as(out.toString()).isZero();
    assertThat(out.toString())
        .contains("REPLAY quarter 1 ", "REPLAY quarter 4 ", "REPLAY peak of resident memory ")
        .contains("of WHOLE's events/s");
  }

  @Test
  void what_an_instance_needs_is_measured_with_its_state_and_without() {
    StringWriter out = new StringWriter();
    PrintWriter writer = new PrintWriter(out);

    int code =
        new CommandLine(new BenchCommand())
            .setOut(writer)
            .setErr(writer)
            .execute("--restore", "--events=2000", "--customers=300", "--heap=256m");

    assertThat(code).as(out.toString()).isZero();
    assertThat(out.toString())
        .containsPattern("RESTORE (29\\d|300) customers after 2,000 events, resident memory [1-9]")
        .containsPattern("per customer in bench-restore-ledger-changelog")
        .containsPattern("RESTORE state on disk [\\d,]+ MB, [1-9][\\d,]* bytes per customer")
        .containsPattern("RESTORE ready after [\\d.]+ s with the state that was kept")
        .containsPattern("RESTORE ready after [\\d.]+ s without it: ");
  }

  @Test
  void the_events_are_unique_in_order_and_the_same_every_time() {
    List<Event> events = events();

    assertThat(events.stream().map(Event::eventId).distinct()).hasSize(1000);
    assertThat(events).isSortedAccordingTo(java.util.Comparator.comparing(Event::occurredAtMs));
    assertThat(events.get(999).occurredAtMs()).isBetween(DAY_MS, DAY_MS + 86_400_000L);
    assertThat(events()).isEqualTo(events);
  }

  @Test
  void the_comparison_is_of_medians() {
    List<Round> rounds =
        List.of(
            round(Side.Kind.BARE, 1_000),
            round(Side.Kind.BARE, 2_000),
            round(Side.Kind.BARE, 9_000),
            round(Side.Kind.WHOLE, 500),
            round(Side.Kind.WHOLE, 600),
            round(Side.Kind.WHOLE, 900));

    List<String> summary = Report.summary(rounds);

    assertThat(summary.get(summary.size() - 1))
        .isEqualTo("WHOLE reaches 0.30 of BARE's events/s (medians); by round 0.50 0.30 0.10");
    assertThat(summary).contains("            100.0 bytes per event to copies");
  }

  private static List<Event> events() {
    BenchEvents source = new BenchEvents(1000, 50, DAY, Naming.FULL);
    List<Event> events = new ArrayList<>();
    while (source.hasNext()) {
      events.add(source.next());
    }
    return events;
  }

  private static Round round(Side.Kind side, long eventsPerSecond) {
    Outcome outcome = new Outcome(eventsPerSecond, 1_000_000_000L, 1);
    return new Round(side, "1", outcome, new LogSizes(Map.of("copies", 100 * eventsPerSecond)));
  }
}
