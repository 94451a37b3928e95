package dev.waymark.app;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The Kafka that Waymark runs on, as far as it must be asked and told about topics. */
public final class Cluster implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final long LOOK_EVERY_NS = TimeUnit.MILLISECONDS.toNanos(20);

  private final Admin admin;
  private final String servers;

  public Cluster(Config config) {
    Properties client = config.client();
    client.putIfAbsent("default.api.timeout.ms", String.valueOf(PATIENCE.toMillis()));
    client.putIfAbsent("request.timeout.ms", "10000");
    this.servers = client.getProperty("bootstrap.servers");
    try {
      this.admin = Admin.create(client);
    } catch (KafkaException e) {
      throw new Refusal("no client of Kafka can be made of these settings: " + because(e));
    }
  }

  /**
   * How those of the named topics are that exist.
   *
   * @throws Failure when it is not even to be known whether they do
   */
  public Map<String, Found> topics(Collection<String> names) {
    Map<String, Found> seen = seen(names);
    Set<String> hidden =
        seen.keySet().stream()
            .filter(name -> seen.getOrDefault(name, Found.HIDDEN).isHidden())
            .collect(Collectors.toSet());
    if (!hidden.isEmpty()) {
      throw failure(new ExecutionException(new TopicAuthorizationException(hidden)));
    }
    return seen;
  }

  /** Whether there is a topic. */
  public boolean isThere(String topic) {
    return !topics(Set.of(topic)).isEmpty();
  }

  /** How those of the named topics are that exist, or that we may not know of. */
  public Map<String, Found> seen(Collection<String> names) {
    Map<String, KafkaFuture<TopicDescription>> asked =
        admin
            .describeTopics(names, new DescribeTopicsOptions().includeAuthorizedOperations(true))
            .topicNameValues();
    Map<String, Found> seen = new HashMap<>();
    Map<String, TopicDescription> described = new HashMap<>();
    asked.forEach(
        (name, answer) -> {
          try {
            described.put(name, answer(answer));
          } catch (Failure e) {
            if (e.isCausedBy(TopicAuthorizationException.class)) {
              seen.put(name, Found.HIDDEN);
            } else if (!e.isCausedBy(UnknownTopicOrPartitionException.class)) {
              throw e;
            }
          }
        });
    Map<String, Collection<ConfigEntry>> configs = configs(described.values());
    described.forEach(
        (name, topic) -> seen.put(name, found(topic, configs.getOrDefault(name, List.of()))));
    return seen;
  }

  /** Of those topics of which we may know them. */
  private Map<String, Collection<ConfigEntry>> configs(Collection<TopicDescription> topics) {
    Map<String, Collection<ConfigEntry>> configs = new HashMap<>();
    answer(
            admin
                .describeConfigs(
                    topics.stream()
                        .filter(Cluster::mayHaveItsConfigs)
                        .map(topic -> resource(topic.name()))
                        .collect(Collectors.toSet()))
                .all())
        .forEach((resource, config) -> configs.put(resource.name(), config.entries()));
    return configs;
  }

  private static boolean mayHaveItsConfigs(TopicDescription topic) {
    Set<AclOperation> allowed = topic.authorizedOperations();
    return allowed == null || allowed.contains(AclOperation.DESCRIBE_CONFIGS);
  }

  private static ConfigResource resource(String topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }

  private static Found found(TopicDescription topic, Collection<ConfigEntry> configs) {
    return new Found(
        topic.partitions().size(),
        topic.partitions().get(0).replicas().size(),
        configs.stream()
            .filter(entry -> entry.value() != null)
            .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value)),
        Optional.ofNullable(topic.authorizedOperations()).orElse(Set.of()));
  }

  /**
   * Creates topics, all or none that fail without a word, and waits until they take records: one
   * that is written before may refuse a producer's first batch and take its second, and after that
   * it refuses the first for ever.
   */
  public void create(List<TopicPlan> plans) {
    answer(
        admin
            .createTopics(
                plans.stream()
                    .map(
                        plan ->
                            new NewTopic(plan.name(), plan.partitions(), (short) plan.replication())
                                .configs(plan.configs()))
                    .toList())
            .all());
    awaitLeaders(plans.stream().map(TopicPlan::name).toList());
  }

  /**
   * Waits until every partition of topics has a leader that knows it is one.
   *
   * @throws Failure when that takes too long
   */
  public void awaitLeaders(Collection<String> topics) {
    long startNs = System.nanoTime();
    while (!areLed(topics)) {
      if (System.nanoTime() - startNs > PATIENCE.toNanos()) {
        throw new Failure(
            "Kafka at %s does not show these topics within %d s: %s"
                .formatted(servers, PATIENCE.toSeconds(), topics));
      }
      LockSupport.parkNanos(LOOK_EVERY_NS);
    }
  }

  private boolean areLed(Collection<String> topics) {
    Map<String, Found> seen = topics(topics);
    if (!seen.keySet().containsAll(topics)) {
      return false;
    }
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    seen.forEach(
        (topic, found) -> {
          for (int i = 0; i < found.partitions(); i++) {
            ends.put(new TopicPartition(topic, i), OffsetSpec.latest());
          }
        });
    try {
      answer(admin.listOffsets(ends).all());
      return true;
    } catch (Failure e) {
      if (e.isCausedBy(UnknownTopicOrPartitionException.class)) {
        return false;
      }
      throw e;
    }
  }

  /** How many records of each partition a group had still to read when they were deleted. */
  public SortedMap<String, Long> gaps(String group, Set<String> topics) {
    Map<TopicPartition, Long> read = new HashMap<>();
    answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
        .forEach(
            (partition, offset) -> {
              if (offset != null && topics.contains(partition.topic())) {
                read.put(partition, offset.offset());
              }
            });
    Map<TopicPartition, OffsetSpec> beginnings = new HashMap<>();
    read.keySet().forEach(partition -> beginnings.put(partition, OffsetSpec.earliest()));
    SortedMap<String, Long> gaps = new TreeMap<>();
    answer(admin.listOffsets(beginnings).all())
        .forEach(
            (partition, beginning) -> {
              long gap = beginning.offset() - read.getOrDefault(partition, Long.MAX_VALUE);
              if (gap > 0) {
                gaps.put(partition.toString(), gap);
              }
            });
    return gaps;
  }

  /** The level of transactions this Kafka has finished upgrading to; 0 for a very old one. */
  public int transactionVersion() {
    return Optional.ofNullable(
            answer(admin.describeFeatures().featureMetadata())
                .finalizedFeatures()
                .get("transaction.version"))
        .map(range -> (int) range.maxVersionLevel())
        .orElse(0);
  }

  /**
   * What Kafka answers to any other question.
   *
   * @throws Failure when it gives none
   */
  public <T> T ask(Function<Admin, KafkaFuture<T>> question) {
    return answer(question.apply(admin));
  }

  private <T> T answer(KafkaFuture<T> question) {
    try {
      return question.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw failure(e);
    } catch (TimeoutException e) {
      throw new Failure(
          "no Kafka answers at " + servers + " within " + PATIENCE.toSeconds() + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure("interrupted while asking Kafka at " + servers, e);
    }
  }

  private Failure failure(ExecutionException e) {
    if (e.getCause() instanceof org.apache.kafka.common.errors.TimeoutException) {
      return new Failure("no Kafka answers at " + servers + ": " + because(e), e);
    }
    return new Failure("Kafka at " + servers + " says: " + because(e), e);
  }

  private static String because(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getClass().getSimpleName() + ": " + cause.getMessage();
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(5));
  }
}
