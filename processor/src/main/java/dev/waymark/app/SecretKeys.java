package dev.waymark.app;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;

/** Which settings are secrets: what Kafka calls a password, and what is called like one. */
final class SecretKeys {

  private static final Pattern CALLED_LIKE_ONE =
      Pattern.compile(
          "password|passphrase|secret|credential|jaas|user\\.info|token$|private\\.?key|\\.key$");

  /** Words of those keys that only say where a secret is to be had, or how long it lasts. */
  private static final Pattern PLACE =
      Pattern.compile("(url|file|path|class|provider|ms|seconds|location|client[.-]?id)$");

  private static final Set<String> KAFKAS =
      Stream.of(
              AdminClientConfig.configDef(), ConsumerConfig.configDef(), ProducerConfig.configDef())
          .flatMap(definitions -> definitions.configKeys().values().stream())
          .filter(definition -> definition.type == ConfigDef.Type.PASSWORD)
          .map(definition -> definition.name)
          .collect(Collectors.toUnmodifiableSet());

  private SecretKeys() {}

  static boolean holds(String key) {
    return KAFKAS.stream().anyMatch(secret -> key.endsWith("." + secret))
        || (CALLED_LIKE_ONE.matcher(key).find() && !PLACE.matcher(key).find());
  }
}
