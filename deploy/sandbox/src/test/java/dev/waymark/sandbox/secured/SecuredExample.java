package dev.waymark.sandbox.secured;

import dev.waymark.app.Config;
import dev.waymark.app.SettingsFile;
import dev.waymark.sandbox.SecuredBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The example of secured settings as it is, but for where things are on this machine.
 *
 * @param file the settings
 * @param secrets the file of secrets that they name
 */
record SecuredExample(Path file, Path secrets) {

  /** What must be shown nowhere. */
  static final List<String> SECRETS =
      List.of(
          SecuredBroker.password("waymark"),
          SecuredBroker.password("client-waymark"),
          "the-token-of-http-1234",
          "the-key-of-erasures-1234");

  /** The one of them that opens the HTTP door. */
  static final String HTTP_TOKEN = SECRETS.get(2);

  static SecuredExample write(Path folder, Secured kafka, GuardedRegistry registry)
      throws IOException {
    Path place = Files.createDirectories(folder.resolve("secrets"));
    Path secrets =
        Files.write(
            place.resolve("waymark.properties"),
            List.of(
                "kafka.password=" + SECRETS.get(0),
                "issuer.secret=" + SECRETS.get(1),
                "http.token=" + HTTP_TOKEN,
                "erasure.key=" + SECRETS.get(3)));
    Path file =
        Files.writeString(
            folder.resolve("secured.yaml"),
            Files.readString(Path.of("..", "waymark.secured.yaml"))
                .replace("/etc/waymark/secrets", place.toString())
                .replace("/etc/waymark/ca.pem", kafka.broker().certificate().pem().toString())
                .replace("kafka-1:9093,kafka-2:9093", kafka.broker().bootstrapServers())
                .replace("https://registry:8081", registry.url())
                .replace("https://issuer/token", kafka.issuer().tokens().toString()));
    return new SecuredExample(file, secrets);
  }

  /** The settings it says, for a sandbox. */
  Config config() {
    return Config.of(List.of(SettingsFile.read(file)))
        .with(
            Map.of(
                "topics.replication",
                "1",
                "http.port",
                "0",
                "state.dir",
                file.resolveSibling("example").toString()));
  }

  /** The same with tokens instead of a password. */
  Config withTokens(Secured kafka) {
    Map<String, String> tokens = new LinkedHashMap<>();
    tokens.put("kafka.sasl.mechanism", "OAUTHBEARER");
    tokens.put(
        "kafka.sasl.login.callback.handler.class",
        "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler");
    tokens.put("kafka.sasl.oauthbearer.token.endpoint.url", kafka.issuer().tokens().toString());
    tokens.put("kafka.sasl.oauthbearer.client.credentials.client.id", "waymark");
    tokens.put(
        "kafka.sasl.oauthbearer.client.credentials.client.secret",
        "${file:" + secrets + ":issuer.secret}");
    tokens.put(
        "kafka.sasl.jaas.config",
        "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required;");
    return config().with(tokens);
  }
}
