package dev.waymark.sandbox.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.app.Config;
import dev.waymark.cli.Waymark;
import dev.waymark.ingest.InputEvent;
import dev.waymark.sandbox.Sandbox;
import dev.waymark.sandbox.interop.OneSandbox;
import dev.waymark.schema.Kpi;
import dev.waymark.stream.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** However events are delivered, and whoever dies on the way: equal events, equal bytes. */
@Tag("long-runs")
@ExtendWith(OneSandbox.class)
class SameBytesTest {

  private static final Instant UNTIL = Instant.parse("2024-07-01T00:00:00Z");
  private static final Instant CDNOW_END = Instant.parse("1998-07-01T00:00:00Z");
  private static final Delivery BADLY = new Delivery(OptionalLong.of(7), 0.02);

  @TempDir private Path folder;

  private final Replays replays;

  SameBytesTest(Sandbox sandbox) {
    this.replays = new Replays(sandbox);
  }

  @Test
  void real_purchases_give_the_same_bytes_from_two_instances_in_any_order() throws IOException {
    History history =
        History.read(List.of(ReferenceData.events("cdnow_sample")), Optional.empty(), CDNOW_END);
    Results inOrder = replay(history, CDNOW_END).run(history, Replays.IN_ORDER, 1, ended -> {});
    Results badly = replay(history, CDNOW_END).run(history, BADLY, 2, ended -> {});
    assertThat(bytes(badly, "badly")).isEqualTo(bytes(inOrder, "in-order"));
  }

  @Test
  void neither_order_nor_duplicates_nor_a_killed_instance_change_a_byte() throws IOException {
    History history = History.read(List.of(story()), Optional.empty(), UNTIL);
    assertThat(history.events()).hasSizeGreaterThan(2_000);

    Results inOrder = replay(history, UNTIL).run(history, Replays.IN_ORDER, 1, ended -> {});
    Results badlyDelivered = replay(history, UNTIL).run(history, BADLY, 1, ended -> {});
    Results killed = withAKill(history);

    Map<String, String> expected = bytes(inOrder, "in-order");
    assertThat(expected.get("customers.csv")).contains("LAPSED", "ACTIVE");
    assertThat(bytes(badlyDelivered, "badly")).isEqualTo(expected);
    assertThat(bytes(killed, "killed")).isEqualTo(expected);
    assertThat(killed.conservation().holds()).isTrue();
  }

  /** Two instances in processes of their own; one is killed when half has been sent. */
  private Results withAKill(History history) {
    Replay replay = replay(history, UNTIL);
    replay.createTopics();
    List<InputEvent> delivered = BADLY.of(history.events());
    Map<String, Long> sent = new TreeMap<>(replay.send(delivered.subList(0, delivered.size() / 2)));
    try (Processes instances = Processes.start(replay.config(), 2)) {
      awaitSome(replay, instances);
      instances.kill(1);
      replay
          .send(delivered.subList(delivered.size() / 2, delivered.size()))
          .forEach((topic, more) -> sent.merge(topic, more, Long::sum));
      return replay.results(history, sent, ended -> instances.requireAlive());
    }
  }

  private Replay replay(History history, Instant until) {
    Config config = replays.config(history, until, Map.of());
    return new Replay(config, until, true);
  }

  private Map<String, String> bytes(Results results, String name) throws IOException {
    Path out = folder.resolve(name);
    results.write(out);
    Map<String, String> files = new TreeMap<>();
    for (Table table : results.tables()) {
      files.put(table.name(), Files.readString(out.resolve(table.name()), StandardCharsets.UTF_8));
    }
    return files;
  }

  private static void awaitSome(Replay replay, Instances instances) {
    Standing standing = new Standing();
    try (OutputTopic<Kpi> kpis = replay.output(Topic.KPIS, Kpi.class)) {
      while (standing.ended() == 0) {
        instances.requireAlive();
        kpis.next().forEach(standing::hear);
      }
    }
  }

  /** Months of made-up customers, with everything that happens to them. */
  private Path story() {
    int code =
        Waymark.commandLine()
            .execute(
                "simulate",
                "--customers=300",
                "--from=2024-01-01T00:00:00Z",
                "--until=" + UNTIL,
                "--out=" + folder);
    assertThat(code).isZero();
    return folder.resolve("events.csv");
  }
}
