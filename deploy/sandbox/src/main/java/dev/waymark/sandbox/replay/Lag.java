package dev.waymark.sandbox.replay;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** How much of what lies in the topics of an application it has not yet taken. */
final class Lag implements AutoCloseable {

  private final Admin admin;
  private final String group;
  private final List<String> topics;

  Lag(Properties client, String group, List<String> topics) {
    this.admin = Admin.create(client);
    this.group = group;
    this.topics = topics;
  }

  /** Offsets that lie between what is committed to be read and the ends of the topics. */
  long now() {
    Map<TopicPartition, OffsetAndMetadata> taken =
        answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    return ends().entrySet().stream()
        .mapToLong(
            end ->
                end.getValue().offset()
                    - Optional.ofNullable(taken.get(end.getKey()))
                        .map(OffsetAndMetadata::offset)
                        .orElse(0L))
        .sum();
  }

  /** The ends of all partitions, once each of them has a leader that can tell. */
  Map<TopicPartition, ListOffsetsResultInfo> ends() {
    Map<TopicPartition, OffsetSpec> asked =
        partitions().stream().collect(Collectors.toMap(at -> at, at -> OffsetSpec.latest()));
    return answer(
        admin.listOffsets(asked, new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED)).all());
  }

  @Override
  public void close() {
    admin.close();
  }

  private Set<TopicPartition> partitions() {
    Set<TopicPartition> all = new HashSet<>();
    answer(admin.describeTopics(topics).allTopicNames())
        .forEach(
            (name, topic) ->
                topic
                    .partitions()
                    .forEach(part -> all.add(new TopicPartition(name, part.partition()))));
    return all;
  }

  private static <T> T answer(KafkaFuture<T> question) {
    try {
      return question.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Kafka does not say how far it is", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking Kafka", e);
    }
  }
}
