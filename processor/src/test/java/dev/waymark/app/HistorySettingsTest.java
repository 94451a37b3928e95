package dev.waymark.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.domain.kpi.Grain;
import dev.waymark.history.PublisherRules;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistorySettingsTest {

  private static final String URL = "https://metrics.example:9090/api/v1/write";

  @Test
  void without_an_address_there_is_no_history() {
    assertThat(Config.of(Map.of()).history(4)).isEmpty();
  }

  @Test
  void the_publisher_is_told_where_as_whom_and_how_often() {
    PublisherRules rules =
        config(Map.of("history.remote-write.user", "way", "history.remote-write.password", "mark"))
            .history(4)
            .orElseThrow();

    assertThat(rules.url()).hasToString(URL);
    assertThat(rules.authorization()).contains("Basic d2F5Om1hcms=");
    assertThat(rules.every()).isEqualTo(Duration.ofSeconds(10));
    assertThat(rules.run()).isEqualTo("live");
    assertThat(rules.retentionMs()).containsOnlyKeys(Grain.MINUTE, Grain.HOUR);
    assertThat(rules.toString()).doesNotContain("Basic");
  }

  @Test
  void a_token_is_stronger_than_a_user_and_is_never_shown() {
    Config config =
        config(Map.of("history.remote-write.user", "way", "history.remote-write.token", "t0ken"));

    assertThat(config.history(4).orElseThrow().authorization()).contains("Bearer t0ken");
    assertThat(config.settings().given().toString()).doesNotContain("t0ken");
  }

  @Test
  void a_replay_writes_no_history_of_what_is_live() {
    assertThat(config(Map.of("clock.end", "2026-01-01T00:00:00Z")).history(4)).isEmpty();
  }

  @Test
  void what_is_no_address_and_what_is_no_label_is_refused() {
    assertThatThrownBy(
            () ->
                Config.of(
                    Map.of("history.remote-write.url", "prometheus:9090", "history.run", "a b")))
        .hasMessageContaining("history.remote-write.url is \"prometheus:9090\"")
        .hasMessageContaining("history.run is \"a b\"");
  }

  @Test
  void no_dimension_has_more_than_fifty_values() {
    assertThatThrownBy(() -> Config.of(Map.of("kpi.channels", "c,".repeat(51))))
        .hasMessageContaining("it must be a list of at most 50 words");
  }

  private static Config config(Map<String, String> more) {
    Map<String, String> texts = new HashMap<>(more);
    texts.put("history.remote-write.url", URL);
    return Config.of(texts);
  }
}
