package dev.waymark.app;

import dev.waymark.stream.Topic;
import dev.waymark.wire.RegistryOutage;
import dev.waymark.wire.RegistryRefusal;
import dev.waymark.wire.Wire;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What must be so before work begins; everything that is not is said at once. */
final class StartChecks {

  private static final int TRANSACTIONS_SINCE_KAFKA_4 = 2;

  private final Config config;
  private final List<String> faults = new ArrayList<>();

  private StartChecks(Config config) {
    this.config = config;
  }

  /**
   * The most partitions that any input topic has.
   *
   * @throws Failure when anything is not as it must be
   */
  static int pass(Config config, Wire wire) {
    StartChecks checks = new StartChecks(config);
    int inputPartitions = checks.kafka();
    checks.registry(wire);
    if (!checks.faults.isEmpty()) {
      throw new Failure(String.join("\nwaymark: ", checks.faults));
    }
    return inputPartitions;
  }

  private int kafka() {
    List<TopicPlan> plans = TopicPlan.all(config);
    try (Cluster cluster = new Cluster(config)) {
      int transactions = cluster.transactionVersion();
      if (transactions < TRANSACTIONS_SINCE_KAFKA_4) {
        faults.add(
            "Kafka's transaction.version is "
                + transactions
                + ": exactly-once needs 2; finish the upgrade with kafka-features.sh");
      }
      List<String> refused = refused(cluster);
      faults.addAll(refused);
      Map<String, Found> found = cluster.seen(plans.stream().map(TopicPlan::name).toList());
      faults.addAll(TopicDifferences.between(plans, found));
      if (refused.isEmpty()) {
        gaps(cluster, found.keySet());
      }
      return mostPartitions(found);
    }
  }

  private List<String> refused(Cluster cluster) {
    return Access.sentences(config, new AccessCheck(cluster).missing(Access.ofStream(config)));
  }

  /** What was deleted before it was read must not be passed over in silence. */
  private void gaps(Cluster cluster, Set<String> topics) {
    if (config.settings().get(EngineSettings.GAPS).equals("accept")) {
      return;
    }
    cluster
        .gaps(config.engineId(), topics)
        .forEach(
            (partition, gap) ->
                faults.add(
                    gap
                        + " records of "
                        + partition
                        + " were deleted before they were read: set gaps=accept to go on without"
                        + " them"));
  }

  private int mostPartitions(Map<String, Found> found) {
    return Stream.of(Topic.inputs(), Topic.commands())
        .flatMap(List::stream)
        .map(config.topics()::name)
        .flatMap(name -> Optional.ofNullable(found.get(name)).stream())
        .mapToInt(Found::partitions)
        .max()
        .orElse(1);
  }

  /** The schemas of what we write; what we read, its producers have registered. */
  private void registry(Wire wire) {
    List<Topic> outputs =
        Arrays.stream(Topic.values())
            .filter(topic -> topic.policy() != Topic.Policy.THE_USERS)
            .filter(topic -> !Topic.commands().contains(topic))
            .toList();
    for (Topic topic : outputs) {
      try {
        RecordTypes.of(topic).ifPresent(type -> wire.prepare(config.topics().name(topic), type));
      } catch (RegistryRefusal e) {
        faults.add("schema of topic " + config.topics().name(topic) + ": " + e.getMessage());
      } catch (RegistryOutage e) {
        faults.add("the registry: " + e.getMessage());
        return;
      }
    }
  }
}
