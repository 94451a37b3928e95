package dev.waymark.app;

import dev.waymark.stream.Topic;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How one topic must be.
 *
 * @param topic what it is for
 * @param name what it is called here
 * @param partitions how many it has
 * @param replication how many replicas each partition has
 * @param configs what its broker must know about it
 */
public record TopicPlan(
    Topic topic, String name, int partitions, int replication, Map<String, String> configs) {

  /** From so many replicas on, two must be in sync for a write to count. */
  private static final int REPLICAS_FOR_SAFETY = 3;

  /**
   * What is on its way within Waymark must not be deleted before it is read, however far behind its
   * reader is: nobody would see that it is missing.
   */
  private static final long LEAST_WITHIN_MS = Duration.ofDays(7).toMillis();

  public TopicPlan {
    configs = java.util.Collections.unmodifiableMap(new TreeMap<>(configs));
  }

  /** The plans of all topics. */
  public static List<TopicPlan> all(Config config) {
    return Arrays.stream(Topic.values()).map(topic -> of(topic, config)).toList();
  }

  private static TopicPlan of(Topic topic, Config config) {
    Settings settings = config.settings();
    int replication = settings.get(ConnectionSettings.REPLICATION);
    return new TopicPlan(
        topic,
        config.topics().name(topic),
        settings.get(partitions(topic)),
        replication,
        configs(topic, replication, settings.get(ConnectionSettings.TOPIC_RETENTION)));
  }

  private static Setting.One<Integer> partitions(Topic topic) {
    return topic == Topic.KPIS || topic == Topic.CONTRIBUTIONS
        ? ConnectionSettings.KPI_PARTITIONS
        : ConnectionSettings.JOURNEY_PARTITIONS;
  }

  private static Map<String, String> configs(Topic topic, int replication, Duration retention) {
    Map<String, String> configs = new TreeMap<>();
    switch (topic.policy()) {
      case THE_USERS -> {
        return configs;
      }
      case COMMANDS_FOR_A_WHILE -> {
        configs.put("cleanup.policy", "compact,delete");
        configs.put("retention.ms", String.valueOf(retention.toMillis()));
      }
      case COMMANDS -> configs.put("cleanup.policy", "compact");
      case LATEST, OWN_LATEST -> {
        configs.put("cleanup.policy", "compact");
        configs.put("message.timestamp.type", "LogAppendTime");
      }
      case LATEST_FOR_A_WHILE -> {
        configs.put("cleanup.policy", "compact,delete");
        configs.put("message.timestamp.type", "LogAppendTime");
        configs.put("retention.ms", String.valueOf(retention.toMillis()));
      }
      case INTERNAL -> forAWhile(configs, Math.max(LEAST_WITHIN_MS, retention.toMillis()));
      case HISTORY -> forAWhile(configs, retention.toMillis());
    }
    if (replication >= REPLICAS_FOR_SAFETY) {
      configs.put("min.insync.replicas", "2");
    }
    return configs;
  }

  private static void forAWhile(Map<String, String> configs, long retentionMs) {
    configs.put("cleanup.policy", "delete");
    configs.put("message.timestamp.type", "LogAppendTime");
    configs.put("retention.ms", String.valueOf(retentionMs));
  }

  /** Whether it is the user's own, so that only its being there matters. */
  boolean isTheUsers() {
    return topic.policy() == Topic.Policy.THE_USERS;
  }
}
