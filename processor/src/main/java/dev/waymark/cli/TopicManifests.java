package dev.waymark.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.waymark.app.TopicPlan;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Topics as Strimzi's operator is told about them.
 *
 * @param apiVersion of Strimzi's resources: v1 since 0.49, v1beta2 before
 * @param cluster which Kafka of Strimzi's has them
 * @param namespace where the operator looks for them, if that is to be said
 */
record TopicManifests(String apiVersion, String cluster, Optional<String> namespace) {

  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final Pattern KUBERNETES_NAME =
      Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");
  private static final Pattern WHOLE = Pattern.compile("\\d{1,18}");
  private static final int LONGEST_NAME = 253;
  private static final int HASH = 8;

  /** One document for each topic. */
  String of(List<TopicPlan> plans) {
    return plans.stream()
        .map(this::manifest)
        .map(TopicManifests::yaml)
        .collect(Collectors.joining());
  }

  private ObjectNode manifest(TopicPlan plan) {
    String name = name(plan.name());
    ObjectNode manifest = JsonNodeFactory.instance.objectNode();
    manifest.put("apiVersion", apiVersion).put("kind", "KafkaTopic");
    ObjectNode metadata = manifest.putObject("metadata").put("name", name);
    namespace.ifPresent(where -> metadata.put("namespace", where));
    metadata.putObject("labels").put("strimzi.io/cluster", cluster);
    ObjectNode spec = manifest.putObject("spec");
    if (!name.equals(plan.name())) {
      spec.put("topicName", plan.name());
    }
    spec.put("partitions", plan.partitions()).put("replicas", plan.replication());
    ObjectNode config = spec.putObject("config");
    plan.configs().forEach((key, value) -> put(config, key, value));
    return manifest;
  }

  private static void put(ObjectNode config, String key, String value) {
    if (WHOLE.matcher(value).matches()) {
      config.put(key, Long.parseLong(value));
    } else {
      config.put(key, value);
    }
  }

  /** Kubernetes takes fewer names than Kafka; two topics must not get one name. */
  private static String name(String topic) {
    if (KUBERNETES_NAME.matcher(topic).matches() && topic.length() <= LONGEST_NAME) {
      return topic;
    }
    String plain =
        topic.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    int longest = LONGEST_NAME - HASH - 1;
    String bare = plain.substring(0, Math.min(plain.length(), longest)).replaceAll("-$", "");
    return bare.isEmpty() ? "topic-" + hash(topic) : bare + "-" + hash(topic);
  }

  private static String hash(String topic) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(topic.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, HASH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String yaml(ObjectNode manifest) {
    try {
      return YAML.writeValueAsString(manifest);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }
}
