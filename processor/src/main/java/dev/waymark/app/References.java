package dev.waymark.app;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigTransformer;
import org.apache.kafka.common.config.provider.ConfigProvider;
import org.apache.kafka.common.utils.Utils;

/**
 * Reads what a setting only refers to, {@code ${file:/etc/waymark/secrets:key}}, with the providers
 * that {@code kafka.config.providers} names: the same reference works for Kafka's clients and for
 * all other settings, and no secret stands in a file of settings.
 */
final class References {

  private static final String PROVIDERS = "config.providers";
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}:]+):[^}]+}");

  private final Map<String, String> kafka;

  /**
   * @param kafka what is passed on to Kafka's clients
   */
  References(Map<String, String> kafka) {
    this.kafka = kafka;
  }

  /** Whether a text refers to what a provider knows. */
  boolean isReference(String text) {
    Matcher found = REFERENCE.matcher(text);
    return found.find() && names().anyMatch(found.group(1)::equals);
  }

  private java.util.stream.Stream<String> names() {
    return Arrays.stream(kafka.getOrDefault(PROVIDERS, "").split(","))
        .map(String::strip)
        .filter(name -> !name.isEmpty());
  }

  /**
   * The text with what it refers to.
   *
   * @throws IllegalArgumentException when there is no such thing, without what there is
   */
  String resolve(String text) {
    if (!isReference(text)) {
      return text;
    }
    String resolved = transform(text);
    if (resolved.equals(text)) {
      throw new IllegalArgumentException("refers to " + text + ", and there is no such key");
    }
    return resolved;
  }

  private String transform(String text) {
    Map<String, ConfigProvider> providers = new HashMap<>();
    try {
      names().forEach(name -> providers.put(name, provider(name)));
      return new ConfigTransformer(providers)
          .transform(Map.of("it", text))
          .data()
          .getOrDefault("it", text);
    } catch (KafkaException e) {
      throw new IllegalArgumentException("refers to " + text + ": " + e.getMessage(), e);
    } finally {
      providers.values().forEach(provider -> Utils.closeQuietly(provider, "a config provider"));
    }
  }

  private ConfigProvider provider(String name) {
    String key = PROVIDERS + "." + name;
    String className = kafka.getOrDefault(key + ".class", "");
    if (className.isEmpty()) {
      throw new ConfigException("kafka." + key + ".class is not set");
    }
    try {
      ConfigProvider provider = Utils.newInstance(className, ConfigProvider.class);
      provider.configure(parameters(key + ".param."));
      return provider;
    } catch (ClassNotFoundException e) {
      throw new ConfigException("kafka." + key + ".class is " + className + ": no such class");
    }
  }

  private Map<String, String> parameters(String prefix) {
    Map<String, String> parameters = new TreeMap<>();
    kafka.forEach(
        (key, value) -> {
          if (key.startsWith(prefix)) {
            parameters.put(key.substring(prefix.length()), value);
          }
        });
    return parameters;
  }
}
