package dev.waymark.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsSourcesTest {

  @TempDir private Path folder = Path.of(".");

  @Test
  void yaml_keys_may_be_nested_or_dotted_and_texts_stay_as_written() throws IOException {
    assertThat(
            read(
                "a.yaml",
                """
                lifecycle:
                  lapse-after: 60d
                  lapse-after.by-segment: {GOLD: 120d}
                risk.hysteresis: 0.050
                rules.version: 1.10
                leave:
                  phrases: ["so long, and thanks", adieu]
                clock.end:
                """))
        .isEqualTo(
            Map.of(
                "lifecycle.lapse-after", "60d",
                "lifecycle.lapse-after.by-segment.GOLD", "120d",
                "risk.hysteresis", "0.050",
                "rules.version", "1.10",
                "leave.phrases", "so long, and thanks\nadieu\n",
                "clock.end", ""));
  }

  @Test
  void a_properties_file_will_do_too() throws IOException {
    assertThat(read("a.properties", "zone = Europe/Oslo\nkafka.linger.ms=5\n"))
        .isEqualTo(Map.of("zone", "Europe/Oslo", "kafka.linger.ms", "5"));
  }

  @Test
  void an_empty_file_says_nothing() throws IOException {
    assertThat(read("a.yaml", "# nothing\n")).isEmpty();
  }

  @Test
  void a_file_that_cannot_be_understood_is_refused_by_name() {
    assertThatThrownBy(() -> read("a.yaml", "zone: [UTC\n"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("a.yaml is not YAML");
    assertThatThrownBy(() -> read("b.yaml", "zone: UTC\nzone: UTC\n"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("zone");
    assertThatThrownBy(() -> read("c.yaml", "- zone\n")).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> SettingsFile.read(folder.resolve("none.yaml")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("none.yaml");
  }

  @Test
  void variables_name_settings_and_the_rest_is_left_for_the_complaint() {
    assertThat(
            Environment.read(
                    Map.of(
                        "PATH", "/bin",
                        "WAYMARK_JAVA_OPTS", "-Xmx1g",
                        "WAYMARK_SERVICE_HOST", "10.0.0.1",
                        "WAYMARK_PORT_8080_TCP_ADDR", "10.0.0.1",
                        "WAYMARK_HTTP_PORT", "9",
                        "WAYMARK_LIFECYCLE_LAPSE_AFTER", "60d",
                        "WAYMARK_KAFKA_SECURITY_PROTOCOL", "SSL",
                        "WAYMARK_LIFECYCLE_LAPSE_AFTR", "60d"))
                .texts())
        .isEqualTo(
            Map.of(
                "http.port", "9",
                "lifecycle.lapse-after", "60d",
                "kafka.security.protocol", "SSL",
                "WAYMARK_LIFECYCLE_LAPSE_AFTR", "60d"));
  }

  private Map<String, String> read(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, text);
    return SettingsFile.read(file).texts();
  }
}
