package dev.waymark.sandbox.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.app.Config;
import dev.waymark.app.SettingsFile;
import dev.waymark.domain.rules.Weights;
import dev.waymark.domain.worth.Expectation;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class FitCommandTest {

  private static final String UNTIL = "2025-05-01T00:00:00Z";

  @TempDir private Path folder;

  @Test
  void the_rules_it_writes_are_settings_and_say_that_complaints_weigh_more_here()
      throws IOException {
    Path shop = Shop.write(folder.resolve("shop.csv"), 1_500, 480);

    Command fit = fit(shop, UNTIL, "--horizon", "60d");

    assertThat(fit.code()).as(fit.said()).isZero();
    Config config = Config.of(List.of(SettingsFile.read(folder.resolve("rules-2025-05-01.yaml"))));
    assertThat(config.rules().version()).matches("fit-2025-05-01-[0-9a-f]{8}");
    assertThat(config.rules().churn().horizonMs()).isEqualTo(Duration.ofDays(60).toMillis());
    Weights fitted = config.rules().churn().weights();
    assertThat(fitted.complaint() + fitted.unresolved())
        .isGreaterThan(Weights.DEFAULT.complaint() + Weights.DEFAULT.unresolved() + 0.5);
    assertThat(fitted.uninstall()).isEqualTo(Weights.DEFAULT.uninstall());
    Expectation expected = config.rules().expectation().orElseThrow();
    assertThat(Files.readString(folder.resolve("rules-2025-05-01.yaml")))
        .contains(expected.buying().toString(), expected.spending().toString());
    assertThat(fit.said())
        .contains("The fitted weights beat the base rate and the shipped weights.")
        .contains("unresolved contact at ");
  }

  @Test
  void equal_histories_make_equal_files() throws IOException {
    Path shop = Shop.write(folder.resolve("shop.csv"), 400, 300);
    fit(shop, "2024-10-01T00:00:00Z");
    Path rules = folder.resolve("rules-2024-10-01.yaml");
    String first = Files.readString(rules) + Files.readString(folder.resolve("report.html"));
    List<String> lines = Files.readAllLines(shop);
    java.util.Collections.shuffle(lines.subList(1, lines.size()), new java.util.Random(4));
    Files.write(shop, lines);

    fit(shop, "2024-10-01T00:00:00Z");

    assertThat(Files.readString(rules) + Files.readString(folder.resolve("report.html")))
        .isEqualTo(first);
  }

  @Test
  void what_came_after_the_instant_changes_nothing_but_the_count_of_what_was_left_out()
      throws IOException {
    Path shop = Shop.write(folder.resolve("shop.csv"), 400, 480);
    String all = fit(shop, "2024-10-01T00:00:00Z").said();
    List<String> known =
        Files.readAllLines(shop).stream()
            .filter(line -> line.startsWith("event_id") || at(line).compareTo("2024-10-01") < 0)
            .toList();
    Files.write(shop, known);

    String before = fit(shop, "2024-10-01T00:00:00Z").said();

    assertThat(before).isNotEqualTo(all);
    assertThat(before.replaceAll("taken, [\\d,]+ left", ""))
        .isEqualTo(all.replaceAll("taken, [\\d,]+ left", ""));
  }

  @Test
  void the_report_is_one_page_without_anything_that_is_not_a_number() throws Exception {
    Path shop = Shop.write(folder.resolve("shop.csv"), 1_500, 480);
    String said = fit(shop, UNTIL).said();
    String page = Files.readString(folder.resolve("report.html"));

    assertThat(said + page).doesNotContain("NaN", "Infinity", "unknown", "null");
    assertThat(page).contains("<svg", "prefers-color-scheme: dark").doesNotContain("http", "src=");
    assertThat(
            DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(page.replace("<!DOCTYPE html>", ""))))
                .getElementsByTagName("circle")
                .getLength())
        .isEqualTo(20);
  }

  @Test
  void too_little_history_is_said_plainly_and_leaves_the_shipped_weights() throws IOException {
    Path shop = Shop.write(folder.resolve("shop.csv"), 30, 480);

    Command fit = fit(shop, UNTIL);

    assertThat(fit.code()).as(fit.said()).isZero();
    assertThat(fit.said())
        .contains("Too little history to learn from", "The shipped weights stand.")
        .doesNotContain("NaN");
    Config config = Config.of(List.of(SettingsFile.read(folder.resolve("rules-2025-05-01.yaml"))));
    assertThat(config.rules().version()).isEqualTo("shipped");
    assertThat(config.rules().churn().weights()).isEqualTo(Weights.DEFAULT);
    assertThat(Files.readString(folder.resolve("report.html"))).doesNotContain("NaN");
  }

  @Test
  void what_cannot_be_fitted_is_refused_in_a_sentence() throws IOException {
    Path shop = Shop.write(folder.resolve("shop.csv"), 30, 480);
    assertThat(fit(shop, "2020-01-01T00:00:00Z"))
        .extracting(Command::code, Command::said)
        .containsExactly(
            2,
            "0 bad lines\nwaymark: --until is 2020-01-01T00:00:00Z: there must be a purchase before"
                + " it to learn from\n");
    Path missing = folder.resolve("missing.csv");
    assertThat(fit(missing, UNTIL))
        .isEqualTo(
            new Command(
                2, "waymark: --from is " + missing + ": it must be a file that can be read\n"));
    assertThat(Command.run("fit", "--until", UNTIL))
        .isEqualTo(
            new Command(
                2,
                "waymark: say either --from with files or --from-topics: history is read from"
                    + " one\n"));
  }

  private static String at(String line) {
    return line.split(",", -1)[3];
  }

  private Command fit(Path file, String until, String... more) {
    List<String> arguments =
        new java.util.ArrayList<>(
            List.of(
                "fit", "--from", file.toString(), "--until", until, "--out", folder.toString()));
    arguments.addAll(List.of(more));
    return Command.run(arguments);
  }
}
