package dev.waymark.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.app.Config;
import dev.waymark.app.Environment;
import dev.waymark.app.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kafka's clients find their secrets where the chart mounts them. */
class SecretsTest {

  private static final String JAAS = "org.apache…ScramLoginModule required username=\"w\";";

  @TempDir Path mounted;

  @BeforeAll
  static void helm() {
    HelmChart.needed();
  }

  @Test
  void a_client_reads_its_secrets_from_the_mounted_files() throws IOException {
    Rendered release = HelmChart.render(Values.of("secured"));
    mount("kafka-user", "sasl.jaas.config", JAAS);
    mount("kafka-client", "user.crt", "a certificate\nof two lines\n");
    mount("kafka-client", "user.key", "a key");

    AdminClientConfig client = new AdminClientConfig(config(release).client());

    assertThat(client.originals())
        .containsEntry("sasl.jaas.config", JAAS)
        .containsEntry("ssl.keystore.certificate.chain", "a certificate\nof two lines\n")
        .containsEntry("ssl.keystore.key", "a key")
        .containsEntry("security.protocol", "SASL_SSL")
        .containsEntry("ssl.truststore.location", mounted + "/kafka-ca/ca.crt");
    assertThat(release.settings()).doesNotContain("ScramLoginModule");
  }

  /** As the kubelet does it: each file is a link into a folder that is exchanged as a whole. */
  private void mount(String volume, String name, String text) throws IOException {
    Path folder = Files.createDirectories(mounted.resolve(volume));
    Path version = Files.createDirectories(folder.resolve("..2026_11_22"));
    Files.writeString(version.resolve(name), text);
    if (!Files.exists(folder.resolve("..data"))) {
      Files.createSymbolicLink(folder.resolve("..data"), version.getFileName());
    }
    Files.createSymbolicLink(folder.resolve(name), Path.of("..data", name));
  }

  private Config config(Rendered release) throws IOException {
    Path file = Files.createTempFile(mounted, "settings", ".yaml");
    Files.writeString(file, release.settings().replace("/etc/waymark", mounted.toString()));
    return Config.of(List.of(SettingsFile.read(file), Environment.read(release.environment())));
  }

  @Test
  void the_class_that_fetches_tokens_is_there() throws Exception {
    mount("kafka-user", "sasl.jaas.config", JAAS);
    Config config = config(HelmChart.render(Values.of("keda")));

    String name = config.client().getProperty("sasl.login.callback.handler.class");

    assertThat(AuthenticateCallbackHandler.class).isAssignableFrom(Class.forName(name));
    assertThat(HelmChart.render(Values.of("keda")).environment().get("JAVA_TOOL_OPTIONS"))
        .isEqualTo(
            "-Dorg.apache.kafka.sasl.oauthbearer.allowed.urls=https://login.example.com/token"
                + " -Xmx2g");
  }
}
