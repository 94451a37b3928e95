package dev.waymark.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.app.Config;
import dev.waymark.app.Environment;
import dev.waymark.grafana.Boards;
import dev.waymark.metrics.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Everything that deploy/compose.yaml names is there, and what it sets is what Waymark knows. */
class ComposeTest {

  private static final Path DEPLOY = Path.of("..", "deploy");
  private static final Set<String> ONE_SHOTS = Set.of("topics", "schemas");
  private static final Pattern GIVEN = Pattern.compile("\\$\\{(\\w+):([?-])([^}]*)}");
  private static final Pattern ADDRESS = Pattern.compile("(?:http://)?([a-z]+):(\\d{4})\\b");

  private final JsonNode services = compose().path("services");

  private static JsonNode compose() {
    try {
      // Jackson alone would not follow the anchors.
      return new ObjectMapper().valueToTree(new Yaml().load(Files.readString(file())));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Path file() {
    return DEPLOY.resolve("compose.yaml");
  }

  @Test
  void every_image_is_pinned_and_those_of_ours_are_those_of_the_build() throws IOException {
    String pom = Files.readString(Path.of("..", "pom.xml"));
    for (JsonNode service : services) {
      String image = service.path("image").asText();
      assertThat(image).matches("[a-z/-]+:v?\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
    }
    assertThat(services.at("/kafka/image").asText())
        .isEqualTo("apache/kafka:" + between(pom, "<kafka.version>", "<"));
    assertThat(services.at("/waymark/image").asText())
        .isEqualTo("waymark:" + between(pom, "<artifactId>waymark</artifactId>\n  <version>", "<"));
  }

  private static String between(String text, String before, String after) {
    int from = text.indexOf(before) + before.length();
    return text.substring(from, text.indexOf(after, from));
  }

  @Test
  void every_file_is_there_and_every_volume_is_declared() {
    Set<String> declared = new HashSet<>();
    compose().path("volumes").fieldNames().forEachRemaining(declared::add);
    Set<String> used = new HashSet<>();
    for (JsonNode service : services) {
      for (JsonNode volume : service.path("volumes")) {
        String source = volume.asText().split(":")[0];
        if (source.startsWith(".")) {
          assertThat(DEPLOY.resolve(source)).exists();
          assertThat(volume.asText()).endsWith(":ro");
        } else {
          used.add(source);
        }
      }
    }
    assertThat(used).isEqualTo(declared);
  }

  @Test
  void nobody_is_root_and_nothing_listens_beyond_this_machine() {
    services
        .properties()
        .forEach(
            service -> {
              assertThat(service.getValue().path("user").asText())
                  .as(service.getKey())
                  .matches("[1-9]\\d+:[1-9]\\d+");
              service
                  .getValue()
                  .path("ports")
                  .forEach(port -> assertThat(port.asText()).startsWith("127.0.0.1:"));
              assertThat(service.getValue().has("healthcheck"))
                  .as(service.getKey() + " says whether it is well")
                  .isNotEqualTo(ONE_SHOTS.contains(service.getKey()));
            });
  }

  @Test
  void who_waits_for_somebody_waits_for_a_service_that_can_become_what_it_waits_for() {
    for (JsonNode service : services) {
      service
          .path("depends_on")
          .properties()
          .forEach(
              other ->
                  assertThat(other.getValue().path("condition").asText())
                      .isEqualTo(
                          ONE_SHOTS.contains(other.getKey())
                              ? "service_completed_successfully"
                              : "service_healthy"));
      service
          .path("depends_on")
          .fieldNames()
          .forEachRemaining(other -> assertThat(services.has(other)).as(other).isTrue());
    }
  }

  @Test
  void every_setting_is_one_and_together_they_are_good() {
    for (String name : List.of("topics", "schemas", "waymark")) {
      Map<String, String> variables = new HashMap<>();
      services
          .path(name)
          .path("environment")
          .properties()
          .forEach(one -> variables.put(one.getKey(), filled(one.getValue().asText())));

      Config config = Config.of(List.of(Environment.read(variables)));

      assertThat(config.settings().given()).hasSize(variables.size());
    }
  }

  /** As Docker Compose fills it: a default, or something that the user gives. */
  private static String filled(String text) {
    Matcher given = GIVEN.matcher(text);
    return given.replaceAll(
        found -> found.group(2).equals("-") ? found.group(3) : "given-by-the-user-16");
  }

  @Test
  void every_address_is_that_of_a_service_that_listens_there() throws IOException {
    Map<String, Set<String>> ports = new TreeMap<>();
    ports.put("kafka", Set.of("9092", "9093"));
    ports.put("registry", Set.of("8080"));
    ports.put("waymark", Set.of("8080"));
    ports.put("prometheus", Set.of("9090"));
    ports.put("alertmanager", Set.of("9093"));
    List<String> texts = new ArrayList<>();
    services.forEach(service -> service.path("environment").forEach(v -> texts.add(v.asText())));
    texts.add(Files.readString(DEPLOY.resolve("prometheus/prometheus.yml")));
    Set<String> found = new HashSet<>();
    for (String text : texts) {
      Matcher address = ADDRESS.matcher(text);
      while (address.find()) {
        assertThat(ports.getOrDefault(address.group(1), Set.of()))
            .as(address.group())
            .contains(address.group(2));
        found.add(address.group(1));
      }
    }
    assertThat(found).isEqualTo(ports.keySet());
    assertThat(services.at("/waymark/environment/WAYMARK_HTTP_PORT").asText()).isEqualTo("8080");
  }

  @Test
  void the_home_of_grafana_is_a_board_and_its_provisioning_finds_all_of_them() throws IOException {
    String home =
        services.at("/grafana/environment/GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH").asText();
    String provider =
        Files.readString(Path.of("..", "grafana", "provisioning", "dashboards", "waymark.yaml"));
    String source =
        Files.readString(Path.of("..", "grafana", "provisioning", "datasources", "waymark.yaml"));

    assertThat(Boards.uids()).anyMatch(uid -> home.endsWith("/waymark/" + uid + ".json"));
    assertThat(provider).contains("path: " + home.substring(0, home.lastIndexOf('/')));
    assertThat(services.at("/grafana/volumes").toString())
        .contains("../grafana/dashboards:" + home.substring(0, home.lastIndexOf('/')));
    assertThat(source).contains("url: $WAYMARK_PROMETHEUS_URL");
    assertThat(services.at("/grafana/environment").has("WAYMARK_PROMETHEUS_URL")).isTrue();
  }

  @Test
  void docker_compose_understands_it() {
    Program.Ended config =
        Program.orSkip("docker-compose")
            .run(
                "",
                Map.of(
                    "WAYMARK_HTTP_TOKEN", "given-by-the-user-16",
                    "GRAFANA_PASSWORD", "given"),
                "-f",
                file().toString(),
                "config",
                "--quiet");

    assertThat(config.said()).isEmpty();
    assertThat(config.code()).isZero();
  }
}
