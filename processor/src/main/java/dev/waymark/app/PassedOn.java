package dev.waymark.app;

import java.util.Map;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;

/** Looks at what is passed on to Kafka's clients, where their own complaint would show a secret. */
final class PassedOn {

  private PassedOn() {}

  /**
   * @param kafka with what it refers to
   * @throws Refusal when a client could not read it
   */
  @SuppressWarnings("UnusedException") // its message has parts of the secret
  static void check(Map<String, String> kafka) {
    kafka.forEach(
        (key, text) -> {
          if (key.endsWith(SaslConfigs.SASL_JAAS_CONFIG) && !text.isEmpty()) {
            try {
              JaasContext.loadClientContext(
                  Map.of(SaslConfigs.SASL_JAAS_CONFIG, new Password(text)));
            } catch (IllegalArgumentException e) {
              throw new Refusal(
                  ConnectionSettings.KAFKA.key()
                      + "."
                      + key
                      + " is ***: it must be a login module, required, options such as"
                      + " username=\"…\" and a semicolon");
            }
          }
        });
  }
}
