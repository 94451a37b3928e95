package dev.waymark.sandbox.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.app.Config;
import dev.waymark.app.Layer;
import dev.waymark.cli.Waymark;
import dev.waymark.sandbox.Sandbox;
import dev.waymark.sandbox.interop.OneSandbox;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code waymark import} against a real broker and registry. */
@ExtendWith(OneSandbox.class)
class ImportCommandTest {

  private static final Instant UNTIL = Instant.parse("2024-02-01T00:00:00Z");

  private static final String EXPORT =
      """
      nr,who,day,paid
      1,ann,2024-01-01,10.00
      2,bob,2024-01-02,20.00
      3,ann,2024-01-03,thirty
      4,,2024-01-04,40.00
      5,ann,2024-01-05,50.00
      """;

  private static final String MAPPING =
      """
      columns: {event_id: "order-{nr}", customer_id: who, ts: day, amount: paid}
      constants: {event_type: purchase, currency: USD, channel: web}
      """;

  @TempDir private Path folder;

  private final Replays replays;

  ImportCommandTest(Sandbox sandbox) {
    this.replays = new Replays(sandbox);
  }

  @Test
  void importing_twice_changes_nothing_and_bad_lines_are_written_down() throws IOException {
    Path export = Files.writeString(folder.resolve("orders.csv"), EXPORT);
    Path mapping = Files.writeString(folder.resolve("mapping.yaml"), MAPPING);
    History nothing = History.NOTHING;
    Config config = replays.config(nothing, UNTIL, Map.of());
    Replay replay = new Replay(config, UNTIL, false);
    replay.createTopics();

    assertThat(waymark(config, export, "--mapping=" + mapping))
        .isEqualTo(
            "0\n" + export + ": 3 events sent, 2 bad lines, see " + export + ".rejects.csv\n");
    assertThat(waymark(config, export, "--mapping=" + mapping, "--strict")).startsWith("1\n");
    assertThat(Files.readString(folder.resolve("orders.csv.rejects.csv")))
        .isEqualTo(
            """
            file,line,reason,value
            orders.csv,4,amount must be a decimal number such as 12.50,thirty
            orders.csv,5,customer_id is empty and no identifier is given: the event belongs to nobody,
            """);

    Map<String, Long> sent =
        Map.of("purchases", 6L, "support-contacts", 0L, "social-mentions", 0L, "app-installs", 0L);
    try (Instances worker = Instances.start(config, 1)) {
      Results results = replay.results(nothing, sent, ended -> worker.requireAlive());
      assertThat(results.conservation().sentences())
          .containsExactly(
              "purchases: 6 sent = 3 applied + 3 duplicate + 0 late + 0 rejected + 0 erased");
      assertThat(new Tables(results).rows("customers.csv"))
          .extracting(row -> row.get("id") + " " + row.get("orders") + " " + row.get("gross"))
          .containsExactly("ann 2 6000", "bob 1 2000");
    }
  }

  @Test
  void a_file_that_is_not_there_and_a_bad_mapping_are_refused_in_a_sentence() throws IOException {
    Config config = replays.config(History.NOTHING, UNTIL, Map.of());
    Path missing = folder.resolve("missing.csv");
    assertThat(waymark(config, missing))
        .isEqualTo("2\nwaymark: FILE is " + missing + ": it must be a file that can be read\n");
    Path mapping =
        Files.writeString(folder.resolve("mapping.yaml"), "colums: {}\nlayout: canonical\n");
    assertThat(waymark(config, missing, "--mapping=" + mapping))
        .startsWith("2\nwaymark: " + mapping + ": colums is no key of a mapping: [absent,");
  }

  /** The exit code and what was said. */
  private static String waymark(Config config, Path file, String... options) {
    List<String> arguments = new ArrayList<>(List.of("import", file.toString()));
    arguments.addAll(List.of(options));
    for (Layer layer : config.settings().layers()) {
      layer.texts().forEach((key, text) -> arguments.addAll(List.of("--set", key + "=" + text)));
    }
    StringWriter said = new StringWriter();
    CommandLine line = Waymark.commandLine();
    line.setOut(new PrintWriter(said, true));
    line.setErr(new PrintWriter(said, true));
    int code = line.execute(arguments.toArray(String[]::new));
    return code + "\n" + said;
  }
}
