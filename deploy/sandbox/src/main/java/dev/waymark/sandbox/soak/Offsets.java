package dev.waymark.sandbox.soak;

import dev.waymark.app.Config;
import dev.waymark.stream.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** Follows the partitions of the input: what was appended, and how far the work is committed. */
final class Offsets {

  private final Admin admin;
  private final String group;
  private final Map<String, String> keys;
  private final List<TopicPartition> partitions;
  private final Map<TopicPartition, Waiting> waiting = new HashMap<>();
  private Map<TopicPartition, Long> ends = Map.of();
  private Map<TopicPartition, Long> committed = Map.of();

  Offsets(Admin admin, Config config) {
    this.admin = admin;
    this.group = config.engineId();
    this.keys =
        Stream.concat(Topic.inputs().stream(), Stream.of(Topic.LINKS))
            .collect(Collectors.toMap(config.topics()::name, Topic::key));
    Map<String, TopicDescription> described =
        answer(admin.describeTopics(keys.keySet()).allTopicNames());
    this.partitions =
        described.values().stream()
            .flatMap(
                topic ->
                    topic.partitions().stream()
                        .map(part -> new TopicPartition(topic.name(), part.partition())))
            .toList();
  }

  /** Looks how it stands now. */
  void look() {
    long askedMs = nowMs();
    ends =
        answer(
                admin
                    .listOffsets(
                        partitions.stream()
                            .collect(Collectors.toMap(part -> part, part -> OffsetSpec.latest())))
                    .all())
            .entrySet()
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue().offset()));
    committed = committedNow();
    long toldMs = nowMs();
    for (TopicPartition part : partitions) {
      long end = Objects.requireNonNull(ends.get(part));
      long done = committed.getOrDefault(part, 0L);
      Waiting one = waiting.get(part);
      if (one == null) {
        waiting.put(part, new Waiting(askedMs, done, end));
      } else {
        one.look(askedMs, toldMs, done, end);
      }
    }
  }

  private Map<TopicPartition, Long> committedNow() {
    Map<TopicPartition, Long> now = new HashMap<>();
    Map<TopicPartition, OffsetAndMetadata> told =
        answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    told.forEach(
        (part, offset) -> {
          if (offset != null) {
            now.put(part, offset.offset());
          }
        });
    return now;
  }

  /** The worst of any partition since this was asked last. */
  Gap take() {
    long now = nowMs();
    return waiting.values().stream().map(one -> one.take(now)).reduce(Gap.NONE, Gap::or);
  }

  /** How many records had been appended at the last look. */
  long appended() {
    return ends.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The same by the key of the topic. */
  Map<String, Long> appendedByTopic() {
    Map<String, Long> byTopic = new TreeMap<>();
    ends.forEach((part, end) -> byTopic.merge(keys.getOrDefault(part.topic(), ""), end, Long::sum));
    return byTopic;
  }

  /** How many were waiting at the last look. */
  long lag() {
    return partitions.stream()
        .mapToLong(
            part -> Math.max(0, ends.getOrDefault(part, 0L) - committed.getOrDefault(part, 0L)))
        .sum();
  }

  /** What had been appended, to be compared with what is committed later. */
  Map<TopicPartition, Long> ends() {
    return ends;
  }

  /** Whether all of that is committed. */
  boolean isBeyond(Map<TopicPartition, Long> then) {
    return then.entrySet().stream()
        .allMatch(end -> committed.getOrDefault(end.getKey(), 0L) >= end.getValue());
  }

  private static long nowMs() {
    return System.nanoTime() / 1_000_000;
  }

  private static <T> T answer(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the broker does not tell offsets: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
