package dev.waymark.sandbox.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.app.Config;
import dev.waymark.app.Running;
import dev.waymark.ingest.InputEvent;
import dev.waymark.sandbox.Sandbox;
import dev.waymark.sandbox.interop.OneSandbox;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Months of made-up customers, worked out live while events come late, twice and out of order and
 * instances come, go and die; then the same topics replayed. For live and for the replay time ends
 * at the same instant, so that both are asked about the same moment.
 */
@Tag("long-runs")
@ExtendWith(OneSandbox.class)
class LiveEqualsReplayTest {

  private static final Instant FROM = Instant.parse("2024-01-01T00:00:00Z");
  private static final Instant UNTIL = Instant.parse("2024-07-01T00:00:00Z");

  @TempDir private Path folder;

  private final Sandbox sandbox;

  LiveEqualsReplayTest(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  @Test
  void a_replay_of_the_live_topics_tells_what_live_has_told_and_touches_nothing_of_it()
      throws Exception {
    History history = TestStory.of(500, FROM, UNTIL, folder);
    assertThat(history.events().size()).isGreaterThan(3_000);
    Config live = new Replays(sandbox).config(history, UNTIL, Map.of());
    liveThroughTrouble(live, history);
    Map<TopicPartition, Long> endsBefore = ends(live);
    Map<TopicPartition, OffsetAndMetadata> offsetsBefore = offsets(live);

    CommandLineOf.Answer replayed =
        new CommandLineOf(live).run("replay", "--from-topics", "--run", "again");

    assertThat(replayed.code()).describedAs(replayed.said()).isZero();
    assertThat(replayed.said()).contains("the run again is complete");
    assertThat(ends(live)).isEqualTo(endsBefore);
    assertThat(offsets(live)).isEqualTo(offsetsBefore).isNotEmpty();
    LastWords replayedWords = new LastWords(LastWords.ofRun(live, "again"));
    assertThat(replayedWords.differencesFrom(new LastWords(live))).isEmpty();
    assertThat(replayedWords.journeys().size()).isGreaterThan(250);
    assertThat(replayedWords.kpis().size()).isGreaterThan(5_000);
    assertThat(replayedWords.alerts().size()).isGreaterThan(50);
    assertThat(replayedWords.saveWindows().size()).isGreaterThan(5);
    assertThat(replayedWords.stageChanges().size()).isGreaterThan(500);
    assertThat(replayedWords.identities().size()).isGreaterThan(100);
  }

  /** One instance, stopped cleanly; two, one of them killed; another that joins and leaves. */
  private void liveThroughTrouble(Config live, History history) {
    Replay flow = new Replay(live, UNTIL, true);
    flow.createTopics();
    List<InputEvent> delivered = badly(history.events());
    int quarter = delivered.size() / 4;
    Map<String, Long> sent = new TreeMap<>();
    try (Running first = start(live, "first")) {
      send(flow, delivered.subList(0, quarter), sent);
      assertThat(first.awaitReady()).isTrue();
    }
    try (Processes two = Processes.start(live, 2)) {
      send(flow, delivered.subList(quarter, 2 * quarter), sent);
      LiveWork.awaitEnded(flow, sent, two::requireAlive);
      send(flow, delivered.subList(2 * quarter, 3 * quarter), sent);
      two.kill(1);
      try (Running joins = start(live, "joins")) {
        assertThat(joins.awaitReady()).isTrue();
        send(flow, delivered.subList(3 * quarter, delivered.size() - quarter / 2), sent);
      }
      send(flow, delivered.subList(delivered.size() - quarter / 2, delivered.size()), sent);
      Results results = flow.results(history, sent, ended -> two.requireAlive());
      assertThat(results.conservation().holds()).isTrue();
    }
  }

  private Running start(Config live, String name) {
    return Running.start(live.with(Map.of("state.dir", folder.resolve(name).toString())));
  }

  private static void send(Replay flow, List<InputEvent> events, Map<String, Long> sent) {
    flow.send(events).forEach((topic, more) -> sent.merge(topic, more, Long::sum));
  }

  /** Nearly in order, but every tenth up to a month late and every twentieth once more. */
  private static List<InputEvent> badly(List<InputEvent> events) {
    SplittableRandom random = new SplittableRandom(7);
    record Stop(long atMs, InputEvent event) {}
    List<Stop> stops = new ArrayList<>();
    for (InputEvent event : events) {
      long lateMs = random.nextInt(10) == 0 ? random.nextLong(2_592_000_000L) : 0;
      stops.add(new Stop(event.occurredAtMs() + lateMs + random.nextLong(3_600_000), event));
      if (random.nextInt(20) == 0) {
        stops.add(new Stop(event.occurredAtMs() + random.nextLong(2_592_000_000L), event));
      }
    }
    stops.sort(Comparator.comparingLong(Stop::atMs));
    return stops.stream().map(Stop::event).toList();
  }

  /** Where every topic of the live work ends, its changelogs included. */
  private static Map<TopicPartition, Long> ends(Config live) throws Exception {
    try (Admin admin = Admin.create(live.client())) {
      List<String> names =
          admin.listTopics().names().get().stream()
              .filter(name -> !name.contains(live.engineId() + "-again"))
              .filter(
                  name ->
                      name.contains(live.engineId() + ".") || name.contains(live.engineId() + "-"))
              .toList();
      Map<TopicPartition, OffsetSpec> asked = new java.util.HashMap<>();
      admin
          .describeTopics(names)
          .allTopicNames()
          .get()
          .values()
          .forEach(
              topic ->
                  topic
                      .partitions()
                      .forEach(
                          part ->
                              asked.put(
                                  new TopicPartition(topic.name(), part.partition()),
                                  OffsetSpec.latest())));
      Map<TopicPartition, Long> ends = new java.util.HashMap<>();
      admin.listOffsets(asked).all().get().forEach((part, end) -> ends.put(part, end.offset()));
      return ends;
    }
  }

  private static Map<TopicPartition, OffsetAndMetadata> offsets(Config live) throws Exception {
    try (Admin admin = Admin.create(live.client())) {
      return admin.listConsumerGroupOffsets(live.engineId()).partitionsToOffsetAndMetadata().get();
    }
  }
}
