package dev.waymark.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.sandbox.simulator.Faults;
import dev.waymark.sandbox.simulator.Scenario;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class StoryFilesTest {

  private static final long FROM_MS = Instant.parse("2025-01-01T00:00:00Z").toEpochMilli();
  private static final long UNTIL_MS = Instant.parse("2025-07-01T00:00:00Z").toEpochMilli();

  @TempDir Path folder;

  @Test
  void the_same_seed_writes_the_same_bytes() throws IOException {
    Scenario scenario = Scenario.of(200, FROM_MS, UNTIL_MS, 11, Faults.USUAL);
    StoryFiles.write(scenario, folder.resolve("one"));
    StoryFiles.write(scenario, folder.resolve("two"));

    for (String file :
        List.of(StoryFiles.EVENTS, StoryFiles.LINKS, StoryFiles.TRUTH, StoryFiles.BELONGINGS)) {
      assertThat(folder.resolve("one").resolve(file))
          .hasSameBinaryContentAs(folder.resolve("two").resolve(file));
    }
  }

  @Test
  void every_row_has_every_column() throws IOException {
    StoryFiles.Written rows =
        StoryFiles.write(Scenario.of(200, FROM_MS, UNTIL_MS, 11, Faults.USUAL), folder);

    List<String> events = Files.readAllLines(folder.resolve(StoryFiles.EVENTS));
    assertThat(events).hasSize((int) rows.events() + 1);
    assertThat(events.get(0)).startsWith("event_id,event_type,customer_id,ts,amount,currency");
    assertThat(events).allMatch(line -> cells(line) == EventCsv.COLUMNS.size());
    assertThat(Files.readAllLines(folder.resolve(StoryFiles.TRUTH)))
        .hasSize(201)
        .allMatch(line -> cells(line) == TruthCsv.COLUMNS.size());
    assertThat(Files.readAllLines(folder.resolve(StoryFiles.LINKS)))
        .hasSize((int) rows.links() + 1)
        .hasSizeGreaterThan(10)
        .allMatch(line -> cells(line) == LinkCsv.COLUMNS.size());
    assertThat(Files.readAllLines(folder.resolve(StoryFiles.BELONGINGS)))
        .hasSizeGreaterThan(1000)
        .allMatch(line -> cells(line) == PlacedCsv.COLUMNS.size());
  }

  @Test
  void words_with_commas_and_quotes_stay_in_their_cell() {
    CsvRow row = new CsvRow(List.of("a", "b"));
    row.put("a", "\"well\", she said");
    row.put("b", "plain");

    assertThat(row.line()).isEqualTo("\"\"\"well\"\", she said\",plain");
  }

  @Test
  void the_command_says_what_it_wrote() {
    StringWriter out = new StringWriter();

    int code = run(out, "--customers", "50", "--out", folder.toString());

    assertThat(code).isZero();
    assertThat(out.toString()).contains("events of 50 customers in");
    assertThat(folder.resolve("events.csv")).isNotEmptyFile();
  }

  @Test
  void the_command_refuses_a_share_that_is_none() {
    StringWriter out = new StringWriter();

    int code = run(out, "--late", "2", "--out", folder.toString());

    assertThat(code).isEqualTo(2);
    assertThat(out.toString()).contains("the share of late events is 2.0: it lies between 0 and 1");
  }

  private static int run(StringWriter out, String... arguments) {
    PrintWriter writer = new PrintWriter(out);
    return new CommandLine(new SimulateCommand()).setOut(writer).setErr(writer).execute(arguments);
  }

  private static int cells(String line) {
    int cells = 1;
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      quoted ^= c == '"';
      cells += c == ',' && !quoted ? 1 : 0;
    }
    return cells;
  }
}
