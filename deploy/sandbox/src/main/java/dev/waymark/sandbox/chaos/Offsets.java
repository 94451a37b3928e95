package dev.waymark.sandbox.chaos;

import dev.waymark.app.Config;
import dev.waymark.sandbox.WayIn;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * Where the input and inner topics of a run end, and up to where its group has committed them. What
 * Kafka cannot tell at the moment, a broker of it being away, is empty.
 */
final class Offsets {

  private final Admin admin;
  private final String group;
  private final List<TopicPartition> partitions;

  private Offsets(Admin admin, String group, List<TopicPartition> partitions) {
    this.admin = admin;
    this.group = group;
    this.partitions = partitions;
  }

  /** Of topics that are there. */
  static Offsets of(Admin admin, Config config) {
    List<String> names = WayIn.TOPICS.stream().map(config.topics()::name).toList();
    Collection<TopicDescription> topics =
        answer(admin.describeTopics(names).allTopicNames())
            .orElseThrow(() -> new IllegalStateException("Kafka does not tell of " + names))
            .values();
    return new Offsets(
        admin,
        config.engineId(),
        topics.stream()
            .flatMap(
                topic ->
                    topic.partitions().stream()
                        .map(part -> new TopicPartition(topic.name(), part.partition())))
            .toList());
  }

  /** Where each partition ends now. */
  Optional<Map<TopicPartition, Long>> ends() {
    Map<TopicPartition, OffsetSpec> asked =
        partitions.stream().collect(Collectors.toMap(part -> part, part -> OffsetSpec.latest()));
    return answer(admin.listOffsets(asked).all())
        .map(
            told -> {
              Map<TopicPartition, Long> ends = new HashMap<>();
              told.forEach((part, end) -> ends.put(part, offset(end)));
              return ends;
            });
  }

  private static long offset(ListOffsetsResultInfo end) {
    return end.offset();
  }

  /** How many records up to these ends are not committed. */
  Optional<Long> openUpTo(Map<TopicPartition, Long> ends) {
    return answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
        .map(
            told ->
                ends.entrySet().stream()
                    .mapToLong(
                        end -> {
                          var committed = told.get(end.getKey());
                          long read = committed == null ? 0 : committed.offset();
                          return Math.max(0, end.getValue() - read);
                        })
                    .sum());
  }

  private static <T> Optional<T> answer(KafkaFuture<T> future) {
    try {
      return Optional.of(future.get());
    } catch (ExecutionException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking for offsets", e);
    }
  }
}
