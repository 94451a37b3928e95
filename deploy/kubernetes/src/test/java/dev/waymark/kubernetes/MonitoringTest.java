package dev.waymark.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.query.Page;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rules and boards in a cluster are those of deploy/prometheus and grafana, not copies. */
class MonitoringTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path RULES = Path.of("..", "prometheus", "rules");
  private static final Path BOARDS = Path.of("..", "..", "grafana", "dashboards");

  @BeforeAll
  static void helm() {
    HelmChart.needed();
  }

  @Test
  void every_rule_is_the_one_of_the_project() {
    Values values = Values.of("production").with("/monitoring/rules/runbook", "''");

    Map<String, JsonNode> made = new TreeMap<>();
    HelmChart.render(values)
        .all(PrometheusRule.class)
        .forEach(
            rule -> {
              String name = rule.getMetadata().getName().replace("shop-waymark-", "") + ".yml";
              made.put(name, JSON.valueToTree(rule.getSpec()).get("groups"));
            });

    Map<String, JsonNode> right = files(RULES, text -> Values.YAML.readTree(text).get("groups"));
    assertThat(right).isNotEmpty();
    assertThat(made).isEqualTo(right);
  }

  @Test
  void a_runbook_elsewhere_is_linked_from_every_alert() {
    String manifests = HelmChart.manifests(Values.of("production"));

    assertThat(manifests)
        .contains("runbook_url: https://docs.example.com/waymark/RUNBOOK.md#waymarkdown")
        .doesNotContain("deploy/RUNBOOK.md#");
  }

  @Test
  void every_board_is_the_one_of_the_project() {
    Map<String, JsonNode> made = new TreeMap<>();
    for (ConfigMap map : HelmChart.render(Values.of("production")).all(ConfigMap.class)) {
      if (map.getMetadata().getLabels().containsKey("grafana_dashboard")) {
        map.getData().forEach((name, text) -> made.put(name, json(text)));
      }
    }

    Map<String, JsonNode> right = files(BOARDS, JSON::readTree);
    assertThat(right).isNotEmpty();
    assertThat(made).isEqualTo(right);
  }

  @Test
  void prometheus_asks_every_instance_and_calls_them_as_the_alerts_do() {
    Rendered release = HelmChart.render(Values.of("production"));

    ServiceMonitor monitor = release.only(ServiceMonitor.class);

    Map<String, String> wanted = monitor.getSpec().getSelector().getMatchLabels();
    List<Service> found =
        release.all(Service.class).stream()
            .filter(
                service ->
                    service.getMetadata().getLabels().entrySet().containsAll(wanted.entrySet()))
            .toList();
    assertThat(found)
        .singleElement()
        .satisfies(service -> assertThat(service.getSpec().getClusterIP()).isEqualTo("None"));
    assertThat(monitor.getSpec().getEndpoints())
        .singleElement()
        .satisfies(
            endpoint -> {
              assertThat(endpoint.getPath()).isEqualTo(Page.METRICS.path());
              assertThat(endpoint.getPort())
                  .isEqualTo(found.get(0).getSpec().getPorts().get(0).getName());
              assertThat(endpoint.getRelabelings())
                  .anySatisfy(
                      relabeling -> {
                        assertThat(relabeling.getTargetLabel()).isEqualTo("job");
                        assertThat(relabeling.getReplacement()).isEqualTo(job());
                      });
            });
  }

  /** The job that the alerts name. */
  private static String job() {
    try {
      String alerts = Files.readString(RULES.resolve("alerts.yml"));
      return alerts.replaceAll("(?s).*?job=\"([^\"]+)\".*", "$1");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void without_monitoring_there_is_nothing_of_it() {
    assertThat(HelmChart.manifests(Values.of("keda")))
        .doesNotContain("monitoring.coreos.com", "grafana_dashboard");
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a text as something. */
  private interface Reading {
    JsonNode read(String text) throws IOException;
  }

  private static Map<String, JsonNode> files(Path folder, Reading reading) {
    Map<String, JsonNode> read = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        read.put(file.getFileName().toString(), reading.read(Files.readString(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return read;
  }
}
