package dev.waymark.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A secret is planted wherever one can be; nothing that can be shown shows it. */
class SecretsTest {

  private static final String CANARY = "canary-7f3a9b-never-shown";

  private static final List<String> PLACES =
      List.of(
          "registry.password",
          "registry.token",
          "registry.oauth.client-secret",
          "http.token",
          "erasure.key",
          "history.remote-write.password",
          "history.remote-write.token",
          "serde.settings.basic.auth.user.info",
          "serde.settings.bearer.auth.token",
          "serde.settings.schema.registry.ssl.keystore.password",
          "kafka.sasl.jaas.config",
          "kafka.ssl.key.password",
          "kafka.ssl.keystore.key",
          "kafka.ssl.keystore.password",
          "kafka.ssl.truststore.password",
          "kafka.producer.ssl.keystore.password",
          "kafka.sasl.oauthbearer.client.credentials.client.secret",
          "kafka.sasl.oauthbearer.assertion.private.key.passphrase",
          "kafka.config.providers.vault.param.secret.id");

  @TempDir private Path folder = Path.of(".");

  @Test
  void what_is_given_is_shown_without_secrets() {
    Config config = Config.of(planted());

    assertThat(config.settings().given().keySet()).containsAll(PLACES);
    for (Object shown :
        List.of(
            config.settings().given(),
            config,
            config.wire(),
            config.http(),
            config.erasure(),
            config.history(1),
            config.rulesGiven())) {
      assertThat(shown.toString()).doesNotContain(CANARY);
    }
  }

  @Test
  void faults_are_told_without_secrets() {
    Map<String, String> bad = new HashMap<>(planted());
    bad.put("http.token", CANARY + " with blanks");
    bad.put("erasure.key", CANARY + " with blanks");
    bad.put("registry.auth", "basic");
    bad.put("registry.user", "");
    bad.put("registry.pasword", CANARY);
    bad.put("zone", "Mars");

    assertThatThrownBy(() -> Config.of(bad))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("http.token is ***")
        .hasMessageContaining("erasure.key is ***")
        .hasMessageContaining("registry.pasword")
        .hasMessageNotContaining(CANARY);
  }

  @Test
  void what_kafkas_clients_refuse_is_told_without_secrets() {
    for (Map<String, String> kafka :
        List.of(
            Map.of("kafka.sasl.jaas.config", CANARY),
            Map.of("kafka.sasl.jaas.config", "a.b.C required password=\"" + CANARY + "\""),
            Map.of("kafka.sasl.jaas.config", "a.b.C " + CANARY + " password=\"" + CANARY + "\";"),
            Map.of("kafka.ssl.keystore.key", CANARY, "kafka.ssl.keystore.type", "PEM"))) {
      Map<String, String> texts = new HashMap<>(kafka);
      texts.put("kafka.security.protocol", "SASL_SSL");
      texts.put("kafka.sasl.mechanism", "SCRAM-SHA-512");
      Config config = Config.of(texts);

      assertThatThrownBy(() -> new Cluster(config).close())
          .isInstanceOf(Refusal.class)
          .hasMessageNotContaining(CANARY);
    }
  }

  @Test
  void other_settings_are_shown() {
    for (String key :
        List.of(
            "registry.url",
            "registry.oauth.token-url",
            "registry.oauth.client-id",
            "kafka.ssl.truststore.location",
            "kafka.sasl.oauthbearer.token.endpoint.url",
            "kafka.sasl.oauthbearer.client.credentials.client.id",
            "kafka.max.poll.records",
            "topics.purchases",
            "kpi.channels")) {
      assertThat(Setting.isSecret(key)).describedAs(key).isFalse();
    }
  }

  @Test
  void a_setting_may_refer_to_a_file_of_secrets() throws IOException {
    Config config = Config.of(references("registry.password", "registry.password"));

    assertThat(config.settings().get(ConnectionSettings.REGISTRY_PASSWORD)).isEqualTo(CANARY);
    assertThat(config.settings().given().toString()).doesNotContain(CANARY);
  }

  @Test
  void a_reference_to_nothing_is_a_fault_that_names_it() throws IOException {
    assertThatThrownBy(() -> Config.of(references("registry.password", "nothing")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("registry.password (given in code) refers to ${file:")
        .hasMessageContaining("no such key")
        .hasMessageNotContaining(CANARY);
    Map<String, String> kafka = references("kafka.sasl.jaas.config", "nothing");
    assertThatThrownBy(() -> new Cluster(Config.of(kafka)).close())
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("kafka.sasl.jaas.config refers to ${file:");
    Map<String, String> outside = references("registry.password", "registry.password");
    outside.put("registry.password", "${file:/nowhere/at-all:x}");
    assertThatThrownBy(() -> Config.of(outside))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("registry.password (given in code) refers to ${file:/nowhere");
  }

  @Test
  void a_text_that_looks_like_a_reference_is_a_text_where_no_provider_has_that_name() {
    Config config = Config.of(Map.of("leave.phrases", "my ${price:x} is, too high"));

    assertThat(config.settings().get(IntakeSettings.LEAVE_PHRASES))
        .containsExactly("my ${price:x} is", "too high");
  }

  private static Map<String, String> planted() {
    Map<String, String> planted = new HashMap<>();
    PLACES.forEach(key -> planted.put(key, CANARY));
    planted.put("registry.auth", "bearer");
    planted.put("serde.class", "");
    planted.put("history.remote-write.url", "http://127.0.0.1:9/api/v1/write");
    return planted;
  }

  private Map<String, String> references(String key, String secret) throws IOException {
    Path file =
        Files.write(
            folder.resolve("secrets.properties"),
            Stream.of("registry.password=" + CANARY).toList());
    Map<String, String> texts = new HashMap<>();
    texts.put("kafka.config.providers", "file");
    texts.put(
        "kafka.config.providers.file.class",
        "org.apache.kafka.common.config.provider.FileConfigProvider");
    texts.put("kafka.config.providers.file.param.allowed.paths", folder.toString());
    texts.put(key, "${file:" + file + ":" + secret + "}");
    return texts;
  }
}
