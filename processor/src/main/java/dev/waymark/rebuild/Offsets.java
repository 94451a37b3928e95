package dev.waymark.rebuild;

import dev.waymark.app.Cluster;
import dev.waymark.app.Failure;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** Where partitions begin and end, and how far groups have come, as the broker says. */
record Offsets(Cluster cluster) {

  /** Where the partitions of some topics begin. */
  Map<TopicPartition, Long> begins(Collection<String> topics) {
    return listed(topics, OffsetSpec.earliest());
  }

  /** Where the partitions of some topics end. */
  Map<TopicPartition, Long> ends(Collection<String> topics) {
    return listed(topics, OffsetSpec.latest());
  }

  private Map<TopicPartition, Long> listed(Collection<String> topics, OffsetSpec which) {
    Map<TopicPartition, OffsetSpec> asked =
        partitions(topics).stream().collect(Collectors.toMap(Function.identity(), p -> which));
    Map<TopicPartition, Long> offsets = ordered();
    cluster
        .ask(admin -> admin.listOffsets(asked).all())
        .forEach((partition, found) -> offsets.put(partition, found.offset()));
    return offsets;
  }

  private List<TopicPartition> partitions(Collection<String> topics) {
    return cluster.ask(admin -> admin.describeTopics(topics).allTopicNames()).values().stream()
        .flatMap(
            topic ->
                topic.partitions().stream()
                    .map(part -> new TopicPartition(topic.name(), part.partition())))
        .toList();
  }

  /** How far a group has come; nothing for partitions on which it has committed nothing. */
  Map<TopicPartition, Long> committed(String group) {
    Map<TopicPartition, Long> offsets = ordered();
    cluster
        .ask(admin -> admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
        .forEach(
            (partition, offset) -> {
              if (offset != null) {
                offsets.put(partition, offset.offset());
              }
            });
    return offsets;
  }

  /** How many records lie between what a group has read of some topics and their ends. */
  long unread(String group, Collection<String> topics) {
    Map<TopicPartition, Long> read = committed(group);
    return missing(read, ends(topics));
  }

  /** How many records lie between one place in each partition and another. */
  static long missing(Map<TopicPartition, Long> from, Map<TopicPartition, Long> to) {
    return to.entrySet().stream()
        .mapToLong(end -> Math.max(0, end.getValue() - from.getOrDefault(end.getKey(), 0L)))
        .sum();
  }

  /** Who is at work in a group; nobody for a group that is not there. */
  List<String> members(String group) {
    try {
      return cluster
          .ask(admin -> admin.describeConsumerGroups(List.of(group)).describedGroups().get(group))
          .members()
          .stream()
          .map(member -> member.clientId() + " on " + member.host())
          .sorted()
          .toList();
    } catch (Failure e) {
      if (Causes.of(e).anyMatch(GroupIdNotFoundException.class::isInstance)) {
        return List.of();
      }
      throw e;
    }
  }

  static Map<TopicPartition, Long> ordered() {
    return new TreeMap<>(
        Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition));
  }
}
