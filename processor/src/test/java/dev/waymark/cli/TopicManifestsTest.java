package dev.waymark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.waymark.app.Config;
import dev.waymark.app.TopicPlan;
import dev.waymark.stream.Topic.Policy;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What Strimzi is told is what {@code topics create} would make. */
class TopicManifestsTest {

  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  @Test
  void every_topic_is_told_as_it_would_be_made() throws IOException {
    List<JsonNode> manifests = manifests("--with-inputs", "--set", "journey.partitions=12");

    Map<String, String> plans = new TreeMap<>();
    for (TopicPlan plan : TopicPlan.all(Config.of(Map.of("journey.partitions", "12")))) {
      plans.put(plan.name(), plan.partitions() + " " + plan.replication() + " " + plan.configs());
    }
    Map<String, String> told = new TreeMap<>();
    for (JsonNode manifest : manifests) {
      JsonNode spec = manifest.path("spec");
      Map<String, String> configs = new TreeMap<>();
      spec.path("config")
          .properties()
          .forEach(config -> configs.put(config.getKey(), config.getValue().asText()));
      told.put(
          manifest.at("/metadata/name").asText(),
          spec.path("partitions").intValue()
              + " "
              + spec.path("replicas").intValue()
              + " "
              + configs);
    }
    assertThat(told).isEqualTo(plans);
  }

  @Test
  void a_manifest_says_nothing_but_what_strimzi_knows() throws IOException {
    JsonNode manifest = manifests("--namespace", "kafka").get(0);

    assertThat(manifest.path("apiVersion").asText()).isEqualTo("kafka.strimzi.io/v1");
    assertThat(manifest.path("kind").asText()).isEqualTo("KafkaTopic");
    assertThat(fields(manifest))
        .containsExactlyInAnyOrder("apiVersion", "kind", "metadata", "spec");
    assertThat(fields(manifest.path("metadata")))
        .containsExactlyInAnyOrder("name", "namespace", "labels");
    assertThat(manifest.at("/metadata/labels").get("strimzi.io/cluster").asText())
        .isEqualTo("main");
    assertThat(fields(manifest.path("spec")))
        .containsExactlyInAnyOrder("partitions", "replicas", "config");
    assertThat(manifests("--api-version", "kafka.strimzi.io/v1beta2").get(0).path("apiVersion"))
        .hasToString("\"kafka.strimzi.io/v1beta2\"");
  }

  @Test
  void the_users_own_topics_are_left_alone() throws IOException {
    Set<String> told = new TreeSet<>();
    manifests().forEach(manifest -> told.add(manifest.at("/metadata/name").asText()));

    Set<String> ours = new TreeSet<>();
    TopicPlan.all(Config.of(Map.of())).stream()
        .filter(plan -> plan.topic().policy() != Policy.THE_USERS)
        .forEach(plan -> ours.add(plan.name()));
    assertThat(told).isEqualTo(ours).doesNotContain("purchases");
  }

  @Test
  void a_name_that_kubernetes_does_not_take_gets_another_that_no_other_topic_gets()
      throws IOException {
    Map<String, String> names = new HashMap<>();
    for (JsonNode manifest :
        manifests(
            "--set", "topics.links=Crm_Links",
            "--set", "topics.erasures=crm-links",
            "--set", "topics.late=crm_links",
            "--set", "topics.kpis=__",
            "--set", "topics.rejects=" + "R".repeat(249))) {
      String name = manifest.at("/metadata/name").asText();
      names.put(manifest.at("/spec/topicName").asText(name), name);
      assertThat(name).matches("[a-z0-9]([a-z0-9.-]*[a-z0-9])?").hasSizeLessThanOrEqualTo(253);
    }

    assertThat(names)
        .containsEntry("crm-links", "crm-links")
        .containsKeys("Crm_Links", "crm_links", "__", "R".repeat(249));
    assertThat(names.values()).doesNotHaveDuplicates();
    assertThat(names.get("Crm_Links")).matches("crm-links-[0-9a-f]{8}");
  }

  @Test
  void the_cluster_must_be_said() {
    StringWriter said = new StringWriter();

    assertThat(run(said, "topics", "manifests")).isEqualTo(2);
    assertThat(said.toString()).contains("--cluster");
  }

  private static List<String> fields(JsonNode node) {
    List<String> fields = new ArrayList<>();
    node.fieldNames().forEachRemaining(fields::add);
    return fields;
  }

  private static List<JsonNode> manifests(String... options) throws IOException {
    List<String> command = new ArrayList<>(List.of("topics", "manifests", "--cluster", "main"));
    command.addAll(List.of(options));
    StringWriter said = new StringWriter();
    assertThat(run(said, command.toArray(String[]::new))).as("%s", said).isZero();
    return YAML.readerFor(JsonNode.class).<JsonNode>readValues(said.toString()).readAll();
  }

  private static int run(StringWriter said, String... arguments) {
    PrintWriter writer = new PrintWriter(said);
    return Waymark.commandLine().setOut(writer).setErr(writer).execute(arguments);
  }
}
