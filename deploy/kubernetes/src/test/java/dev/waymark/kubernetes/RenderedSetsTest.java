package dev.waymark.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.LintResult;
import dev.waymark.app.Config;
import dev.waymark.app.ConnectionSettings;
import dev.waymark.app.EngineSettings;
import dev.waymark.app.Environment;
import dev.waymark.app.HttpSettings;
import dev.waymark.app.IntakeSettings;
import dev.waymark.app.Settings;
import dev.waymark.app.SettingsFile;
import dev.waymark.query.AllowedPeers;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the chart makes of each set of values. */
class RenderedSetsTest {

  @TempDir Path folder;

  @BeforeAll
  static void helm() {
    HelmChart.needed();
  }

  static List<String> sets() {
    return Values.sets();
  }

  @Test
  void there_are_sets_for_what_people_do() {
    assertThat(sets()).contains("minimal", "production", "secured", "keda", "hpa");
  }

  @ParameterizedTest
  @MethodSource("sets")
  void every_set_is_linted_without_a_word(String set) {
    LintResult said = HelmChart.lint(Values.of(set), folder);

    assertThat(said.isFailed()).as("%s", said.getMessages()).isFalse();
    assertThat(said.getMessages()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("sets")
  void every_set_makes_objects_that_keep_all_rules(String set) {
    assertThat(ChartRules.faults(HelmChart.render(Values.of(set)))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("sets")
  void every_set_makes_settings_that_waymark_takes(String set) throws IOException {
    Config config = config(HelmChart.render(Values.of(set)));

    assertThat(config.settings().get(EngineSettings.INSTANCE_ID)).isEqualTo("shop-waymark-0");
    assertThat(config.settings().get(HttpSettings.TOKEN)).isEqualTo(Rendered.SECRET);
    assertThat(config.settings().get(HttpSettings.ADVERTISED))
        .isEqualTo(
            "shop-waymark-0.shop-waymark-peers.crm.svc:"
                + config.settings().get(HttpSettings.PORT));
    assertThat(config.settings().get(HttpSettings.PEERS))
        .containsExactly(
            AllowedPeers.Allowed.read(
                "*.shop-waymark-peers.crm.svc:" + config.settings().get(HttpSettings.PORT)));
    assertThat(config.settings().get(EngineSettings.STANDBY_REPLICAS)).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("sets")
  void every_port_is_the_one_that_waymark_listens_on(String set) throws IOException {
    Rendered release = HelmChart.render(Values.of(set));

    int port = config(release).settings().get(HttpSettings.PORT);

    assertThat(release.instance().getPorts())
        .extracting(ContainerPort::getContainerPort)
        .containsExactly(port);
    assertThat(release.all(Service.class))
        .hasSize(2)
        .allSatisfy(
            service ->
                assertThat(service.getSpec().getPorts())
                    .singleElement()
                    .satisfies(each -> assertThat(each.getPort()).isEqualTo(port)));
  }

  @Test
  void what_people_set_arrives_as_they_meant_it() throws IOException {
    Config config = config(HelmChart.render(Values.of("production")));

    assertThat(config.settings().get(IntakeSettings.INPUT_MAX_BYTES)).isEqualTo(2_097_152L);
    assertThat(config.settings().get(ConnectionSettings.JOURNEY_PARTITIONS)).isEqualTo(12);
    assertThat(config.settings().get(IntakeSettings.LEAVE_PHRASES))
        .containsExactly("cancel my account", "so long, and thanks");
    assertThat(config.rules().lifecycle().lapseAfterBySegmentMs())
        .containsEntry("GOLD", 120L * 86_400_000);
  }

  @Test
  void what_secures_the_registry_and_http_arrives_too() throws IOException {
    Rendered release = HelmChart.render(Values.of("secured"));

    Settings settings = config(release).settings();

    assertThat(settings.get(ConnectionSettings.REGISTRY_AUTH)).isEqualTo("oauth");
    assertThat(settings.get(ConnectionSettings.REGISTRY_OAUTH_URL))
        .isEqualTo("https://login.example.com/token");
    assertThat(settings.get(ConnectionSettings.REGISTRY_OAUTH_ID)).isEqualTo(Rendered.SECRET);
    assertThat(settings.get(ConnectionSettings.REGISTRY_OAUTH_SECRET)).isEqualTo(Rendered.SECRET);
    assertThat(settings.get(ConnectionSettings.REGISTRY_OAUTH_SCOPE)).isEqualTo("registry");
    assertThat(settings.get(HttpSettings.TLS_CERTIFICATE)).isEqualTo("/etc/waymark/http/tls.crt");
    assertThat(settings.get(HttpSettings.TLS_CLIENTS)).isEqualTo("certificate");
    assertThat(release.instance().getVolumeMounts())
        .anyMatch(mount -> mount.getMountPath().equals("/etc/waymark/http"));
    assertThat(HelmChart.manifests(Values.of("secured")))
        .contains("serverName: shop-waymark-0.shop-waymark-peers.crm.svc");
  }

  @Test
  void the_job_runs_the_commands_that_it_is_named_for_and_is_no_instance() {
    Rendered release = HelmChart.render(Values.of("minimal"));

    assertThat(release.only(Job.class).getSpec().getTemplate().getSpec().getContainers())
        .extracting(container -> container.getArgs().subList(0, 2))
        .containsExactly(List.of("topics", "create"), List.of("schemas", "register"));
    assertThat(HelmChart.render(Values.of("production")).all(Job.class)).isEmpty();
  }

  @Test
  void keda_looks_at_the_group_that_waymark_reads_in() throws IOException {
    Rendered release = HelmChart.render(Values.of("keda"));

    ScaledObject.Spec spec = release.only(ScaledObject.class).spec;

    StatefulSet instances = release.only(StatefulSet.class);
    assertThat(spec.scaleTargetRef.name).isEqualTo(instances.getMetadata().getName());
    assertThat(spec.scaleTargetRef.kind).isEqualTo(instances.getKind());
    assertThat(instances.getSpec().getReplicas()).isNull();
    assertThat(spec.triggers)
        .singleElement()
        .satisfies(
            trigger ->
                assertThat(trigger.metadata)
                    .containsEntry("consumerGroup", config(release).engineId())
                    .containsEntry("lagThreshold", "50000")
                    .containsEntry("tls", "enable")
                    .containsEntry("bootstrapServers", "kafka.example.com:9093"));
  }

  @Test
  void the_group_is_waymarks_default_where_nothing_is_said() {
    Values values = Values.of("minimal").with("/autoscaling", "{kind: keda, max: 4}");

    assertThat(HelmChart.render(values).only(ScaledObject.class).spec.triggers.get(0).metadata)
        .containsEntry("consumerGroup", Config.of(java.util.Map.of()).engineId());
  }

  @Test
  void an_autoscaler_leaves_the_number_of_instances_alone() {
    Rendered release = HelmChart.render(Values.of("hpa"));

    HorizontalPodAutoscaler scaler = release.only(HorizontalPodAutoscaler.class);

    assertThat(scaler.getSpec().getScaleTargetRef().getName())
        .isEqualTo(release.only(StatefulSet.class).getMetadata().getName());
    assertThat(release.only(StatefulSet.class).getSpec().getReplicas()).isNull();
    assertThat(scaler.getSpec().getMetrics().get(0).getPods().getMetric().getName())
        .isEqualTo(dev.waymark.metrics.Metric.KAFKA_LAG.label());
    assertThat(scaler.getSpec().getMetrics().get(0).getPods().getTarget().getAverageValue())
        .hasToString("1000000");
  }

  private Config config(Rendered release) throws IOException {
    Path file = Files.writeString(folder.resolve("waymark.yaml"), release.settings());
    return Config.of(List.of(SettingsFile.read(file), Environment.read(release.environment())));
  }
}
