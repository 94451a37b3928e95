package dev.waymark.app;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.kafka.common.acl.AclOperation;

/** Says how topics differ from their plans, all differences at once, as far as we may look. */
public final class TopicDifferences {

  private TopicDifferences() {}

  /** A sentence for each difference. */
  public static List<String> between(List<TopicPlan> plans, Map<String, Found> found) {
    List<String> differences = new ArrayList<>();
    for (TopicPlan plan : plans) {
      Optional<Found> topic = Optional.ofNullable(found.get(plan.name()));
      topic.ifPresentOrElse(
          there -> compare(plan, there, differences),
          () -> differences.add("topic " + plan.name() + " is missing"));
    }
    return differences;
  }

  private static void compare(TopicPlan plan, Found found, List<String> differences) {
    if (plan.isTheUsers() || found.isHidden()) {
      return;
    }
    compare(plan, "partitions", plan.partitions(), found.partitions(), differences);
    if (found.replication() < plan.replication()) {
      compare(plan, "replicas", plan.replication(), found.replication(), differences);
    }
    if (!found.allows(AclOperation.DESCRIBE_CONFIGS)) {
      return;
    }
    plan.configs()
        .forEach(
            (key, value) ->
                compare(plan, key, sorted(value), sorted(found.configs().get(key)), differences));
  }

  private static void compare(
      TopicPlan plan, String what, Object wanted, Object is, List<String> differences) {
    if (!wanted.equals(is)) {
      differences.add(
          "topic " + plan.name() + ": " + what + " is " + is + ", it must be " + wanted);
    }
  }

  /** Policies may be listed in any order. */
  private static String sorted(@org.jspecify.annotations.Nullable String listed) {
    return listed == null
        ? "unset"
        : String.join(",", new TreeSet<>(Arrays.asList(listed.split(","))));
  }
}
