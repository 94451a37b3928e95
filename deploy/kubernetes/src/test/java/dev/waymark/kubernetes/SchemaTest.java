package dev.waymark.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.app.Catalogue;
import dev.waymark.app.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which values the chart takes, and which it refuses before anything is installed. */
class SchemaTest {

  private static final Path SCHEMA = HelmChart.FOLDER.resolve("values.schema.json");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Where people write keys of their own. */
  private static final Set<String> FREE =
      Set.of(
          "/global",
          "/kafka/client",
          "/settings",
          "/resources/requests",
          "/resources/limits",
          "/monitoring/serviceMonitor/labels",
          "/monitoring/rules/labels",
          "/monitoring/boards/labels",
          "/serviceAccount/annotations",
          "/pod/labels",
          "/pod/annotations",
          "/pod/nodeSelector");

  @Test
  void it_knows_exactly_the_settings_of_the_catalogue() throws IOException {
    ObjectNode right = (ObjectNode) schema();
    right.withObject("/properties").set("settings", SettingsSchema.ofTheCatalogue());
    Path copy = Path.of("target", "values.schema.json");
    Files.createDirectories(copy.getParent());
    Files.writeString(copy, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(right) + "\n");

    assertThat(schema())
        .as("%s; the right one is in %s", SCHEMA, copy)
        .isEqualTo(JSON.readTree(Files.readString(copy)));
  }

  @Test
  void no_secret_can_be_written_into_the_settings() {
    assertThat(SettingsSchema.ofTheCatalogue().at("/properties").fieldNames())
        .toIterable()
        .noneMatch(Setting::isSecret);
    assertThat(Catalogue.all().stream().map(Setting::key).filter(Setting::isSecret))
        .contains("http.token", "registry.password", "erasure.key");
  }

  @Test
  void it_describes_exactly_the_values_that_there_are() throws IOException {
    Set<String> described = new TreeSet<>();
    described(schema(), "", described);
    Set<String> given = new TreeSet<>();
    given(Values.defaults().tree(), "", given);

    given.addAll(FREE);
    assertThat(described).isEqualTo(given);
  }

  private static void described(JsonNode schema, String at, Set<String> leaves) {
    boolean isOpen = !schema.has("properties") || FREE.contains(at);
    if (isOpen) {
      leaves.add(at);
      return;
    }
    assertThat(schema.path("additionalProperties").asBoolean(true))
        .as("more than is described may stand in %s", at)
        .isFalse();
    schema
        .get("properties")
        .properties()
        .forEach(each -> described(each.getValue(), at + "/" + each.getKey(), leaves));
  }

  private static void given(JsonNode values, String at, Set<String> leaves) {
    if (!values.isObject() || FREE.contains(at)) {
      leaves.add(at);
      return;
    }
    values.properties().forEach(each -> given(each.getValue(), at + "/" + each.getKey(), leaves));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /replica                        | 3                        | replica
          /replicas                       | three                    | replicas
          /replicas                       | 0                        | replicas
          /image/repo                     | waymark                  | repo
          /image/pullPolicy               | Sometimes                | pullPolicy
          /image/digest                   | md5:1234                 | digest
          /kafka/bootstrapServers         | kafka                    | bootstrapServers
          /kafka/tls/enabled              | perhaps                  | enabled
          /kafka/sasl/mechanism           | GSSAPI                   | mechanism
          /kafka/client                   | {ssl.key.password: abc}  | ssl.key.password
          /kafka/client                   | {sasl.jaas.config: abc}  | sasl.jaas.config
          /registry/auth                  | digest                   | auth
          /registry/url                   | kafka:8081               | url
          /http/port                      | 80                       | port
          /http/tls                       | {clients: password}      | clients
          /history/auth                   | oauth                    | auth
          /http/token                     | {value: in-plain-words}  | token
          /settings                       | {lapse.after: 90d}       | settings
          /settings                       | {threads: 0}             | threads
          /settings                       | {gaps: perhaps}          | gaps
          /settings                       | {sentiment.score: maybe} | sentiment.score
          /settings                       | {topics.retention: long} | topics.retention
          /settings                       | {http.token: abcdefghijklmnopq} | settings
          /settings                       | {state.dir: /data}       | settings
          /settings                       | {reasons.late: SAD}      | reasons.late
          /resources/limits               | {memory: lots}           | memory
          /state/size                     | 20                       | size
          /state/whenDeleted              | Recycle                  | whenDeleted
          /probes/liveness                | {path: /}                | path
          /disruption/maxUnavailable      | 0                        | maxUnavailable
          /autoscaling/kind               | vpa                      | kind
          /networkPolicy/kafka/ports      | []                       | ports
          /networkPolicy/from             | [{}]                     | from
          /networkPolicy/from             | [{podSelektor: {}}]      | podSelektor
          /monitoring/serviceMonitor/interval | 15                   | interval
          /pod/spread                     | Sometimes                | spread
          /pod/labels                     | {team: "a b"}            | team
          """)
  void a_wrong_value_is_refused_by_name(String pointer, String yaml, String named) {
    HelmChart.needed();

    assertThatThrownBy(() -> HelmChart.manifests(Values.of("minimal").with(pointer, yaml)))
        .hasMessageContaining("values don't meet the specifications of the schema")
        .hasMessageContaining(named);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /kafka/bootstrapServers | ''                         | kafka.bootstrapServers must be given
          /registry/url           | ''                         | registry.url must be given
          /http/token/secret      | ''                         | http.token.secret must be given
          /registry/auth          | basic                      | registry.secret must be given for registry.auth basic
          /registry/auth          | oauth                      | registry.oauth.tokenUrl must be given for registry.auth oauth
          /history/auth           | bearer                     | history.secret must be given for history.auth bearer
          /kafka/sasl/mechanism   | PLAIN                      | kafka.sasl.secret must be given
          /kafka/sasl             | {mechanism: OAUTHBEARER, secret: s} | kafka.sasl.tokenUrl must be given
          /autoscaling            | {kind: keda, max: 5}       | autoscaling.max is 5: it must be at most journey.partitions, which is 4
          /autoscaling            | {kind: hpa, min: 4, max: 3} | autoscaling.min is 4: it must be at most autoscaling.max, which is 3
          """)
  void what_does_not_go_together_is_refused_with_its_rule(
      String pointer, String yaml, String rule) {
    HelmChart.needed();

    assertThatThrownBy(() -> HelmChart.manifests(Values.of("minimal").with(pointer, yaml)))
        .hasMessageContaining(rule);
  }

  private static JsonNode schema() throws IOException {
    return JSON.readTree(Files.readString(SCHEMA));
  }
}
