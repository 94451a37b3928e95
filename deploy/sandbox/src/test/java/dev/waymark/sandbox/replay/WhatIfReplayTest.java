package dev.waymark.sandbox.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.app.Config;
import dev.waymark.app.ConnectionSettings;
import dev.waymark.app.EngineSettings;
import dev.waymark.app.Layer;
import dev.waymark.cli.Waymark;
import dev.waymark.domain.event.EventKind;
import dev.waymark.domain.kpi.Grain;
import dev.waymark.domain.kpi.Sum;
import dev.waymark.ingest.InputEvent;
import dev.waymark.replay.whatif.Both;
import dev.waymark.replay.whatif.CellPair;
import dev.waymark.replay.whatif.Forgotten;
import dev.waymark.replay.whatif.Gathering;
import dev.waymark.replay.whatif.Reader;
import dev.waymark.replay.whatif.Report;
import dev.waymark.replay.whatif.Scope;
import dev.waymark.replay.whatif.Terms;
import dev.waymark.sandbox.Sandbox;
import dev.waymark.sandbox.SandboxConfig;
import dev.waymark.sandbox.interop.OneSandbox;
import dev.waymark.schema.Purchase;
import dev.waymark.wire.UnsentRecords;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What-if over files, over topics and the replay of the same files say the same. */
@ExtendWith(OneSandbox.class)
@Tag("long-runs")
class WhatIfReplayTest {

  private static final Instant UNTIL = Instant.parse("2024-07-01T00:00:00Z");

  @TempDir private Path folder;

  private final Sandbox sandbox;
  private final StringWriter said = new StringWriter();

  WhatIfReplayTest(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  @Test
  void the_baseline_has_the_cells_of_the_replay_of_the_same_file() {
    Path story = story();
    History history = History.read(List.of(story), Optional.empty(), UNTIL);
    Config config = new Replays(sandbox).config(history, UNTIL, Map.of());
    Tables replayed =
        new Tables(new Replay(config, UNTIL, true).run(history, Replays.IN_ORDER, 1, ended -> {}));

    Map<String, String> cells = new TreeMap<>();
    for (CellPair cell : report(history, config).cells()) {
      put(cell, cells);
    }

    Map<String, String> expected = new TreeMap<>();
    for (Map<String, String> row : replayed.rows("kpis.csv")) {
      String key =
          String.join(
              "|",
              row.get("kpi"),
              row.get("grain"),
              row.get("window_start"),
              row.get("dimensions"));
      expected.put(key, row.get("count") + " " + row.get("amount"));
    }
    assertThat(expected).hasSizeGreaterThan(10_000);
    assertThat(cells).isEqualTo(expected);
  }

  private static final String AT = "--at=2024-01-05T00:00:00Z";

  private static Report report(History history, Config config) {
    Terms terms =
        new Terms(
            config.rules(),
            config.identity(),
            config.wire().inputs(),
            config.settings().get(EngineSettings.FUTURE_ALLOWED).toMillis());
    Both<Terms> both = new Both<>(terms, terms);
    Reader<EventKind, SpecificRecord> reader =
        Reader.of(both, each -> new UnsentRecords(each.inputs())::read);
    String currency = config.rules().currency().getCurrencyCode();
    try (Gathering gathering = new Gathering(both, UNTIL.toEpochMilli(), Forgotten.NOBODY)) {
      long row = 0;
      for (InputEvent event : history.events()) {
        gathering.take(
            reader.read(event.kind(), event.reportedIn(currency).value()),
            Long.MAX_VALUE,
            0,
            row++);
      }
      return gathering.compare(new Scope(EnumSet.allOf(Grain.class), 0), 2);
    }
  }

  private static void put(CellPair cell, Map<String, String> cells) {
    Sum sum = cell.sums().baseline();
    boolean now = cell.id().grain() == Grain.NOW;
    String key =
        String.join(
            "|",
            cell.id().kpi().label(),
            cell.id().grain().label(),
            now ? "" : Instant.ofEpochMilli(cell.id().startMs()).toString(),
            cell.id().dimensions());
    cells.put(key, sum.count() + " " + sum.amount());
  }

  @Test
  void topics_say_the_same_as_the_file_that_was_sent_and_nobody_notices()
      throws IOException, InterruptedException, ExecutionException {
    Path story = story();
    Path tried = Files.writeString(folder.resolve("tried.yaml"), "lifecycle.lapse-after: 45d\n");
    Map<String, String> own = new HashMap<>(Map.of("currency", "EUR", "application.id", "what-if"));
    ConnectionSettings.TOPIC_NAMES.forEach(
        (topic, setting) -> own.put(setting.key(), "what-if." + topic.standardName()));
    Config config = SandboxConfig.of(sandbox, own);
    SandboxConfig.createTopics(config);
    assertThat(run(config, "import", story.toString())).isZero();
    Path topics = folder.resolve("topics.json");
    Path files = folder.resolve("files.json");

    String[] how = {"--settings=" + tried, "--until=" + UNTIL, "--format=json"};
    assertThat(run(config, "what-if", "--from-topics", "--out=" + topics, how[0], how[1], how[2]))
        .as(said.toString())
        .isZero();
    assertThat(run(config, "what-if", story.toString(), "--out=" + files, how[0], how[1], how[2]))
        .isZero();

    assertThat(Files.readString(topics))
        .isEqualTo(Files.readString(files))
        .contains("\"differs\" : true");
    try (Admin admin = Admin.create(config.client())) {
      assertThat(admin.listGroups().all().get())
          .noneMatch(group -> group.groupId().contains("what-if"));
    }
    List<String> two = buyers(story);
    assertThat(run(config, "identity", "link", two.get(0), two.get(1), "--unseen", "--yes", AT))
        .as(said.toString())
        .isZero();
    Path linked = folder.resolve("linked.json");
    assertThat(run(config, "what-if", "--from-topics", "--out=" + linked, how[0], how[1], how[2]))
        .isZero();
    assertThat(customers(linked)).isEqualTo(customers(topics) - 1);
  }

  /** Two of those who bought something. */
  private static List<String> buyers(Path story) {
    return History.read(List.of(story), Optional.empty(), UNTIL).events().stream()
        .map(InputEvent::value)
        .filter(Purchase.class::isInstance)
        .map(bought -> ((Purchase) bought).getCustomerId())
        .filter(Objects::nonNull)
        .distinct()
        .limit(2)
        .toList();
  }

  private static long customers(Path report) throws IOException {
    return new ObjectMapper().readTree(report.toFile()).at("/history/candidate/customers").asLong();
  }

  private int run(Config config, String... command) {
    List<String> arguments = new ArrayList<>(List.of(command));
    for (Layer layer : config.settings().layers()) {
      layer.texts().forEach((key, text) -> arguments.addAll(List.of("--set", key + "=" + text)));
    }
    CommandLine line = Waymark.commandLine();
    line.setOut(new PrintWriter(said, true)).setErr(new PrintWriter(said, true));
    return line.execute(arguments.toArray(String[]::new));
  }

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
