package dev.waymark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Tries settings on files from the command line. */
class WhatIfCommandTest {

  private static final String EVENTS =
      """
      event_id,event_type,customer_id,ts,amount,currency,order_id,reason,text,contact_id
      p1,purchase,ann,2024-01-01T10:00:00Z,20.00,EUR,o1,,,
      p2,purchase,bob,2024-01-02T10:00:00Z,30.00,EUR,o2,,,
      p3,purchase,<b>,2024-01-03T10:00:00Z,40.00,EUR,o3,,,
      c1,support_contact,ann,2024-01-20T10:00:00Z,,,,invoice,I am off to the moon,k1
      c1,support_contact,ann,2024-01-20T10:00:00Z,,,,invoice,I am off to the moon,k1
      p4,purchase,cyd,2024-03-15T10:00:00Z,50.00,EUR,o4,,,
      p5,purchase,unknown,2024-03-16T10:00:00Z,50.00,EUR,o5,,,
      bad,purchase,dan,yesterday,50.00,EUR,o6,,,
      """;

  private final StringWriter shown = new StringWriter();
  private final StringWriter said = new StringWriter();

  @TempDir private Path folder;

  @Test
  void the_same_settings_differ_in_nothing() throws IOException {
    assertThat(run("currency: eur", "--format", "table")).isZero();
    assertThat(shown.toString())
        .contains("no effect: it is the value in force")
        .contains("9 records read, 1 bad lines".replace("9", "7"))
        .contains("Nothing differs.");
    assertThat(said.toString()).containsPattern("7 events twice in .* events/s");
  }

  @Test
  void every_fault_of_the_candidate_is_said_at_once() throws IOException {
    String settings =
        """
        topics.purchases: other
        bootstrap.servers: elsewhere:9092
        lifecycle.lapse-aftr: 60d
        risk.edges: often
        """;
    assertThat(run(settings)).isEqualTo(2);
    assertThat(said.toString().lines())
        .hasSize(4)
        .anyMatch(line -> line.contains("topics.purchases is set") && line.contains("tried.yaml"))
        .anyMatch(line -> line.contains("bootstrap.servers is set"))
        .anyMatch(line -> line.contains("lifecycle.lapse-aftr") && line.contains("lapse-after"))
        .anyMatch(line -> line.contains("risk.edges is \"often\""));
    assertThat(shown.toString()).isEmpty();
  }

  @Test
  void another_currency_cannot_be_compared() throws IOException {
    assertThat(run("currency: CHF")).isEqualTo(2);
    assertThat(said.toString()).contains("currency is CHF").contains("of the baseline, EUR");
  }

  @Test
  void history_is_read_from_files_or_from_topics() throws IOException {
    Path settings = Files.writeString(folder.resolve("tried.yaml"), "zone: UTC");
    assertThat(execute(List.of("what-if", "--settings", settings.toString()))).isEqualTo(2);
    assertThat(said.toString()).contains("either FILEs or --from-topics");
  }

  @Test
  void settings_without_effect_are_named_with_why() throws IOException {
    String settings =
        """
        http.port: 9999
        http.token: not-for-everybodys-eyes
        rules.version: "2"
        limits.ledger-entries: 17
        kpi.retention.day: 5d
        """;
    assertThat(run(settings)).isZero();
    JsonNode report = new ObjectMapper().readTree(shown.toString());
    assertThat(report.get("differs").asBoolean()).isFalse();
    assertThat(report.get("settings"))
        .hasSize(5)
        .allMatch(each -> !each.get("effect").asBoolean() && each.get("why").asText().length() > 9);
    assertThat(shown.toString()).doesNotContain("eyes");
  }

  @Test
  void each_side_understands_words_in_its_own_way() throws IOException {
    assertThat(run("leave.phrases: [off to the moon]\nreasons.invoice: SERVICE")).isZero();
    JsonNode report = new ObjectMapper().readTree(shown.toString());
    assertThat(report.at("/alerts/otherwise/count").asLong()).isEqualTo(1);
    JsonNode alert = report.at("/alerts/otherwise/samples/0");
    assertThat(alert.get("customer").asText()).isEqualTo("ann");
    assertThat(alert.at("/baseline/cause").asText()).isEqualTo("UNRESOLVED_CONTACT");
    assertThat(alert.at("/candidate/cause").asText()).isEqualTo("LEAVE_INTENT");
    assertThat(alert.get("explain").asText())
        .isEqualTo("./waymark explain " + alert.at("/baseline/id").asText());
    assertThat(cells(report, "contacts", "month")).containsExactly("BILLING 1 0", "SERVICE 0 1");
    assertThat(report.at("/history/baseline/duplicate").asLong()).isEqualTo(1);
    assertThat(report.at("/history/baseline/rejected/NO_IDENTIFIER").asLong()).isEqualTo(1);
  }

  @Test
  void each_side_blocks_names_in_its_own_way() throws IOException {
    assertThat(run("blocked.values: [bob]")).isZero();
    JsonNode report = new ObjectMapper().readTree(shown.toString());
    assertThat(report.at("/history/baseline/rejected/NO_IDENTIFIER").asLong()).isEqualTo(1);
    assertThat(report.at("/history/candidate/rejected/NO_IDENTIFIER").asLong()).isEqualTo(1);
    assertThat(report.at("/stages/differing/count").asLong()).isEqualTo(2);
  }

  @Test
  void lapses_are_found_up_to_the_instant() throws IOException {
    assertThat(run("lifecycle.lapse-after: 60d", "--until", "2024-03-20T00:00:00Z")).isZero();
    JsonNode report = new ObjectMapper().readTree(shown.toString());
    assertThat(report.get("until").asText()).isEqualTo("2024-03-20T00:00:00Z");
    assertThat(report.at("/stages/differing/count").asLong()).isEqualTo(3);
    assertThat(report.at("/stages/differing/value").asLong()).isEqualTo(9_000);
    assertThat(report.at("/stages/samples/0/journey").asText())
        .isEqualTo("./waymark journey '<b>'");
    assertThat(cells(report, "lapses", "month")).hasSize(1);
    assertThat(cells(report, "orders", "month")).isEmpty();
  }

  @Test
  void a_page_shows_names_as_they_are_and_needs_nothing_else() throws IOException {
    Path out = folder.resolve("report.html");
    int code =
        run(
            "lifecycle.lapse-after: 60d",
            "--until=2024-03-20T00:00:00Z",
            "--format=html",
            "--out=" + out);
    assertThat(code).isZero();
    assertThat(Files.readString(out))
        .startsWith("<!DOCTYPE html>")
        .contains("What if lifecycle.lapse-after were 60d?")
        .contains("&lt;b&gt;")
        .contains("<svg viewBox")
        .contains("prefers-color-scheme: dark")
        .doesNotContain("<b>'", "<script", "http:", "https:");
    assertThat(shown.toString()).isEmpty();
    assertThat(said.toString()).contains("report: " + out);
  }

  @ParameterizedTest
  @CsvSource({"cdnow_sample, USD, 1998-07-01T00:00:00Z", "olist_dev, BRL, 2018-11-01T00:00:00Z"})
  void real_histories_run_through(String name, String currency, String until) throws IOException {
    Path file = Path.of("../../shared/data").resolve(name + ".csv.gz");
    assumeTrue(Files.exists(file), () -> file + " is not there: this test needs it");
    Path settings = Files.writeString(folder.resolve("tried.yaml"), "lifecycle.lapse-after: 60d\n");
    List<String> once =
        List.of(
            "what-if",
            file.toString(),
            "--settings=" + settings,
            "--until=" + until,
            "--format=json");
    assertThat(execute(once)).isZero();
    String first = shown.toString();
    shown.getBuffer().setLength(0);
    assertThat(execute(once)).isZero();
    assertThat(shown.toString()).isEqualTo(first);

    JsonNode report = new ObjectMapper().readTree(first);
    assertThat(report.get("currency").asText()).isEqualTo(currency);
    assertThat(report.at("/history/badLines").asLong()).isZero();
    assertThat(report.at("/history/baseline/applied").asLong()).isGreaterThan(5_000);
    assertThat(cells(report, "lapses", "month")).isNotEmpty();
    assertThat(cells(report, "orders", "month")).isEmpty();
  }

  /** Reason or dimensions, then the counts of both. */
  private static List<String> cells(JsonNode report, String kpi, String grain) {
    List<String> cells = new ArrayList<>();
    for (JsonNode cell : report.get("kpis")) {
      if (cell.get("kpi").asText().equals(kpi) && cell.get("grain").asText().equals(grain)) {
        JsonNode reason = cell.at("/dimensions/reason");
        cells.add(
            (reason.isMissingNode() ? "" : reason.asText() + " ")
                + cell.at("/count/baseline").asLong()
                + " "
                + cell.at("/count/candidate").asLong());
      }
    }
    return cells;
  }

  private int run(String settings, String... more) throws IOException {
    Path events = Files.writeString(folder.resolve("events.csv"), EVENTS);
    Path tried = Files.writeString(folder.resolve("tried.yaml"), settings);
    List<String> arguments =
        new ArrayList<>(List.of("what-if", events.toString(), "--settings=" + tried));
    if (more.length == 0) {
      arguments.add("--format=json");
    }
    arguments.addAll(List.of(more));
    if (more.length == 2) {
      arguments.add(more[0].equals("--until") ? "--format=json" : "--samples=3");
    }
    return execute(arguments);
  }

  private int execute(List<String> arguments) {
    CommandLine line = Waymark.commandLine();
    line.setOut(new PrintWriter(shown, true)).setErr(new PrintWriter(said, true));
    return line.execute(arguments.toArray(String[]::new));
  }
}
