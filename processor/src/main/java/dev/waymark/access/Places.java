package dev.waymark.access;

import dev.waymark.stream.Topic;
import dev.waymark.stream.Topics;

/**
 * What the things of one Waymark are called in Kafka.
 *
 * @param application its name, whichever run it works with
 * @param engineId what Kafka Streams knows it by: its group, its transactions, its change logs
 * @param topics the names of its topics
 * @param tellsErasures whether it writes whom it was told to forget
 * @param writesHistory whether it reads KPIs to write them to a Prometheus
 */
public record Places(
    String application,
    String engineId,
    Topics topics,
    boolean tellsErasures,
    boolean writesHistory) {

  String name(Topic topic) {
    return topics.name(topic);
  }

  /** The topic that remembers with which run it works. */
  String succession() {
    return application + ".live";
  }

  String historyGroup() {
    return application + "-history";
  }

  /** The topic in which a run keeps what it was asked to do. */
  String journal() {
    return engineId + ".run";
  }

  /** How the transactional ids of all stream threads begin. */
  String transactions() {
    return engineId + "-";
  }
}
