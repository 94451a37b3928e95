package dev.waymark.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.waymark.metrics.Metric;
import dev.waymark.metrics.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What stands in {@code deploy/prometheus} and {@code deploy/alertmanager} is right and goes
 * together.
 */
@Tag("other-programs")
class AlertRulesTest {

  private static final Path DEPLOY = Path.of("..", "deploy");
  private static final Path PROMETHEUS = DEPLOY.resolve("prometheus");
  private static final Pattern METRIC = Pattern.compile("\\b(waymark|jvm|process)_[a-z0-9_]+");
  private static final Set<String> BOARDS =
      Set.of(
          "/d/waymark-asset",
          "/d/waymark-arrival",
          "/d/waymark-friction",
          "/d/waymark-leaving",
          "/d/waymark-health");

  @Test
  void every_alert_says_what_is_wrong_what_to_do_and_where_to_look() throws IOException {
    Set<String> anchors = anchors();

    for (JsonNode alert : alerts()) {
      String name = alert.get("alert").asText();
      JsonNode annotations = alert.get("annotations");
      assertThat(annotations.path("summary").asText()).as(name).endsWith(".");
      assertThat(annotations.path("description").asText()).as(name).endsWith(".");
      assertThat(annotations.path("runbook_url").asText())
          .as(name)
          .isEqualTo("deploy/RUNBOOK.md#" + name.toLowerCase(java.util.Locale.ROOT));
      assertThat(anchors)
          .contains(annotations.path("runbook_url").asText().replaceFirst(".*#", ""));
      assertThat(annotations.path("dashboard").asText()).as(name).isIn(BOARDS);
      assertThat(alert.at("/labels/severity").asText()).as(name).isIn("page", "ticket");
    }
  }

  @Test
  void the_runbook_speaks_of_no_alert_that_is_not_there() throws IOException {
    assertThat(anchors())
        .isEqualTo(
            alerts().stream()
                .map(alert -> alert.get("alert").asText().toLowerCase(java.util.Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void every_alert_has_cases_that_fire_and_is_tried_in_a_replay() throws IOException {
    String cases = texts("tests").collect(Collectors.joining());

    for (JsonNode alert : alerts()) {
      String name = alert.get("alert").asText();
      assertThat(cases).contains("alertname=\"" + name + "\"");
      assertThat(cases).containsPattern("name: \"" + name + ": (not during|a replay cannot)");
    }
  }

  @Test
  void every_metric_that_a_rule_names_is_in_the_catalogue() throws IOException {
    Set<String> catalogue =
        Arrays.stream(Metric.values()).map(Metric::label).collect(Collectors.toSet());

    for (JsonNode rule : rules()) {
      assertThat(named(rule.get("expr").asText())).as(rule.toString()).isSubsetOf(catalogue);
    }
    assertThat(named("sum(waymark_odors_total) / jvm_memory_used_bytes"))
        .containsExactlyInAnyOrder("waymark_odors_total", "jvm_memory_used_bytes");
  }

  @Test
  void promtool_finds_nothing_in_the_configuration_and_all_its_cases_come_true()
      throws IOException {
    Program promtool = Program.orSkip("promtool");
    Program.Ended config =
        promtool.run("", "check", "config", PROMETHEUS.resolve("prometheus.yml").toString());
    List<String> tests = new ArrayList<>(List.of("test", "rules"));
    files("tests").forEach(file -> tests.add(file.toString()));
    Program.Ended cases = promtool.run("", tests.toArray(String[]::new));

    assertThat(config.code()).as(config.said()).isZero();
    assertThat(cases.code()).as(cases.said()).isZero();
    assertThat(tests).hasSizeGreaterThan(3);
  }

  @Test
  void promtool_would_find_a_case_that_does_not_come_true() throws IOException {
    Program promtool = Program.orSkip("promtool");
    Path wrong = Path.of("target", "wrong-case.yml");
    Files.writeString(
        wrong,
        """
        rule_files: [../../deploy/prometheus/rules/alerts.yml]
        evaluation_interval: 1m
        tests:
          - interval: 1m
            input_series:
              - series: 'up{job="waymark",instance="a:8080"}'
                values: '1x10'
            promql_expr_test:
              - eval_time: 5m
                expr: count by (alertname) (ALERTS{alertstate="firing"})
                exp_samples:
                  - labels: '{alertname="WaymarkDown"}'
                    value: 1
        """);
    Program.Ended cases = promtool.run("", "test", "rules", wrong.toString());

    assertThat(cases.code()).isNotZero();
    assertThat(cases.said()).contains("exp: {alertname=\"WaymarkDown\"} 1E+00");
  }

  @Test
  void amtool_finds_nothing_in_the_configuration_of_the_alertmanager() {
    Program.Ended check =
        Program.orSkip("amtool")
            .run(
                "",
                "check-config",
                DEPLOY.resolve("alertmanager").resolve("alertmanager.yml").toString());

    assertThat(check.code()).as(check.said()).isZero();
  }

  /** Names of metrics; a pattern of names stands for those that it matches. */
  private static Set<String> named(String expression) {
    String names =
        expression.replaceAll("\\{__name__=~\"waymark_\\(([a-z_|]+)\\)\"}", "waymark_$1");
    String each = names.replaceAll("\\|", " waymark_").replaceAll("\"[^\"]*\"", "");
    return METRIC.matcher(each).results().map(MatchResult::group).collect(Collectors.toSet());
  }

  private static Set<String> anchors() throws IOException {
    return Files.readAllLines(DEPLOY.resolve("RUNBOOK.md")).stream()
        .filter(line -> line.startsWith("## "))
        .map(line -> line.substring(3).toLowerCase(java.util.Locale.ROOT))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<JsonNode> alerts() throws IOException {
    return rules().stream().filter(rule -> rule.has("alert")).toList();
  }

  private static List<JsonNode> rules() throws IOException {
    List<JsonNode> rules = new ArrayList<>();
    for (Path file : files("rules")) {
      for (JsonNode group : new YAMLMapper().readTree(file.toFile()).get("groups")) {
        group.get("rules").forEach(rules::add);
      }
    }
    assertThat(rules).hasSizeGreaterThan(20);
    return rules;
  }

  private static Stream<String> texts(String folder) throws IOException {
    List<String> texts = new ArrayList<>();
    for (Path file : files(folder)) {
      texts.add(Files.readString(file));
    }
    return texts.stream();
  }

  private static List<Path> files(String folder) throws IOException {
    try (Stream<Path> files = Files.list(PROMETHEUS.resolve(folder))) {
      return files.sorted().toList();
    }
  }
}
