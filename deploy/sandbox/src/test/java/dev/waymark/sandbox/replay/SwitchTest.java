package dev.waymark.sandbox.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.app.Config;
import dev.waymark.app.Refusal;
import dev.waymark.app.Running;
import dev.waymark.app.Succession;
import dev.waymark.ingest.InputEvent;
import dev.waymark.rebuild.Rebuild;
import dev.waymark.rebuild.SwitchOver;
import dev.waymark.sandbox.Sandbox;
import dev.waymark.sandbox.interop.OneSandbox;
import dev.waymark.schema.Kpi;
import dev.waymark.stream.Topic;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A run by other rules becomes live, and afterwards all is as if those rules had always held. */
@Tag("long-runs")
@ExtendWith(OneSandbox.class)
class SwitchTest {

  private static final Instant FROM = Instant.parse("2024-01-01T00:00:00Z");
  private static final Instant UNTIL = Instant.parse("2024-07-01T00:00:00Z");

  @TempDir private Path folder;

  private final Sandbox sandbox;

  SwitchTest(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  @Test
  void a_switch_loses_no_record_doubles_none_and_can_be_repeated_after_a_crash() {
    History history = TestStory.of(200, FROM, UNTIL, folder);
    List<InputEvent> events = history.events();
    int third = events.size() / 3;
    // All that is told is kept, so that all of it can be compared.
    Config before =
        new Replays(sandbox).config(history, UNTIL, Map.of("topics.retention", "3650d"));
    Config after = before.with(Map.of("lifecycle.lapse-after", "60d", "rules.version", "2"));
    Replay flow = new Replay(before, UNTIL, true);
    flow.createTopics();
    Map<String, Long> sent = new TreeMap<>();

    send(flow, events.subList(0, third), sent);
    liveUntilDone(before, flow, history, sent);
    assertThat(new CommandLineOf(after).run("replay", "--from-topics", "--run", "next").said())
        .contains("the run next is complete");
    send(flow, events.subList(third, 2 * third), sent);
    liveUntilDone(before, flow, history, sent);
    assertThatThrownBy(() -> SwitchOver.to(after, "next", line -> {}))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining((long) third + " records behind live")
        .hasMessageContaining("--follow");
    followUntilLevel(after);
    LastWords toldBefore = new LastWords(before);
    int journeysBefore = toldBefore.journeys().size();
    crash(after);
    assertThat(toldBefore.journeys()).hasSize(journeysBefore);
    assertThat(Succession.run(after)).isEmpty();

    CommandLineOf.Answer switched = new CommandLineOf(after).run("switch", "next");

    assertThat(switched.code()).describedAs(switched.said()).isZero();
    assertThat(Succession.run(after)).contains("next");
    assertThat(new LastWords(LastWords.ofRun(after, "next")).differencesFrom(new LastWords(after)))
        .isEmpty();
    assertThat(new CommandLineOf(after).run("switch", "next").said()).contains("live already");
    assertThat(new CommandLineOf(after).run("replay", "--delete", "next", "--yes").said())
        .contains("it is live");

    send(flow, events.subList(2 * third, events.size()), sent);
    liveUntilDone(after, new Replay(after, UNTIL, true), history, sent);

    assertThat(new CommandLineOf(after).run("replay", "--from-topics", "--run", "check").said())
        .contains("the run check is complete");
    assertThat(new LastWords(LastWords.ofRun(after, "check")).differencesFrom(new LastWords(after)))
        .isEmpty();
    assertThat(fallenRevisions(after)).isEmpty();
  }

  /** Live works until every record sent has ended in one way: none lost, none counted twice. */
  private void liveUntilDone(Config live, Replay flow, History history, Map<String, Long> sent) {
    try (Running running = Running.start(live)) {
      Results results =
          flow.results(
              history,
              sent,
              ended -> assertThat(running.streams().state().isRunningOrRebalancing()).isTrue());
      assertThat(results.conservation().holds()).isTrue();
      if (Succession.run(live).isEmpty()) {
        CommandLineOf.Answer answer = new CommandLineOf(live).run("switch", "next");
        assertThat(answer.code()).isEqualTo(2);
      }
    }
  }

  private static void send(Replay flow, List<InputEvent> events, Map<String, Long> sent) {
    flow.send(events).forEach((topic, more) -> sent.merge(topic, more, Long::sum));
  }

  private static void followUntilLevel(Config after) {
    CompletableFuture<Boolean> level = new CompletableFuture<>();
    Rebuild follower =
        new Rebuild(
            after,
            "next",
            0,
            line -> {
              if (line.contains("level with live, 0 unread")) {
                level.complete(true);
              }
            });
    CompletableFuture<Void> work =
        CompletableFuture.runAsync(() -> follower.run(Optional.empty(), Optional.empty(), true));
    CompletableFuture.anyOf(level, work).join();
    assertThat(new CommandLineOf(after).run("switch", "next").said()).contains("is at work");
    follower.stop();
    work.join();
    assertThat(level).isDone();
  }

  /** The process dies after much has been written and before it is all seen. */
  private static void crash(Config after) {
    assertThatThrownBy(
            () ->
                SwitchOver.to(
                    after,
                    "next",
                    line -> {
                      if (line.contains("save-windows")) {
                        throw new Died();
                      }
                    }))
        .isInstanceOf(Died.class);
  }

  /** Cells whose revision has gone down, although the highest one is the truth. */
  private static Map<String, Long> fallenRevisions(Config live) {
    Map<String, Long> highest = new HashMap<>();
    Map<String, Long> fallen = new TreeMap<>();
    try (OutputTopic<Kpi> kpis = new Replay(live, UNTIL, true).output(Topic.KPIS, Kpi.class)) {
      for (Told<Kpi> told : kpis.all()) {
        Kpi kpi = told.value();
        if (kpi != null && highest.getOrDefault(told.key(), 0L) > kpi.getRevision()) {
          fallen.put(told.key(), kpi.getRevision());
        } else if (kpi != null) {
          highest.put(told.key(), kpi.getRevision());
        }
      }
    }
    return fallen;
  }

  /** No exception that anybody catches to clean up. */
  private static final class Died extends Error {
    private static final long serialVersionUID = 1L;
  }
}
