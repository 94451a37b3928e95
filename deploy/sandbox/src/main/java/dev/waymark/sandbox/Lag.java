package dev.waymark.sandbox;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** How far a consumer group is behind the ends of the topics it reads. */
public final class Lag {

  private final Admin admin;
  private final String group;
  private final List<TopicPartition> partitions;

  private Lag(Admin admin, String group, List<TopicPartition> partitions) {
    this.admin = admin;
    this.group = group;
    this.partitions = partitions;
  }

  /** The lag of a group on topics that exist. */
  public static Lag of(Admin admin, String group, Collection<String> topics) {
    Map<String, TopicDescription> described = answer(admin.describeTopics(topics).allTopicNames());
    List<TopicPartition> partitions =
        described.values().stream()
            .flatMap(
                topic ->
                    topic.partitions().stream()
                        .map(part -> new TopicPartition(topic.name(), part.partition())))
            .toList();
    return new Lag(admin, group, partitions);
  }

  /** Records not yet committed by the group, over all partitions. */
  public long records() {
    Map<TopicPartition, OffsetAndMetadata> committed =
        answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    Map<TopicPartition, ListOffsetsResultInfo> ends =
        answer(
            admin
                .listOffsets(
                    partitions.stream()
                        .collect(Collectors.toMap(part -> part, part -> OffsetSpec.latest())))
                .all());
    Map<TopicPartition, Long> read = new HashMap<>();
    committed.forEach(
        (part, offset) -> {
          if (offset != null) {
            read.put(part, offset.offset());
          }
        });
    return ends.entrySet().stream()
        .mapToLong(
            end -> Math.max(0, end.getValue().offset() - read.getOrDefault(end.getKey(), 0L)))
        .sum();
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
