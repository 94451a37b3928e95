package dev.waymark.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.stream.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.acl.AclOperation;
import org.junit.jupiter.api.Test;

class TopicDifferencesTest {

  private final List<TopicPlan> plans = TopicPlan.all(Config.of(Map.of()));
  private final Map<String, Found> found = new HashMap<>();

  TopicDifferencesTest() {
    plans.forEach(plan -> found.put(plan.name(), as(plan, plan.partitions(), plan.configs())));
  }

  @Test
  void topics_made_by_their_plans_do_not_differ() {
    assertThat(TopicDifferences.between(plans, found)).isEmpty();
  }

  @Test
  void every_difference_is_listed_at_once() {
    found.remove("waymark.late");
    found.put("waymark.kpis", as(plan(Topic.KPIS), 3, Map.of("cleanup.policy", "delete")));

    assertThat(TopicDifferences.between(plans, found))
        .containsExactly(
            "topic waymark.kpis: partitions is 3, it must be 1",
            "topic waymark.kpis: cleanup.policy is delete, it must be compact",
            "topic waymark.kpis: message.timestamp.type is unset, it must be LogAppendTime",
            "topic waymark.kpis: min.insync.replicas is unset, it must be 2",
            "topic waymark.late is missing");
  }

  @Test
  void policies_may_be_listed_in_any_order() {
    Map<String, String> configs = new HashMap<>(plan(Topic.CHURN_ALERTS).configs());
    assertThat(configs.put("cleanup.policy", "delete,compact")).isEqualTo("compact,delete");
    found.put("waymark.churn-alerts", as(plan(Topic.CHURN_ALERTS), 4, configs));

    assertThat(TopicDifferences.between(plans, found)).isEmpty();
  }

  @Test
  void an_input_topic_is_its_owners_affair() {
    found.put("purchases", as(plan(Topic.PURCHASES), 17, Map.of("cleanup.policy", "compact")));

    assertThat(TopicDifferences.between(plans, found)).isEmpty();
  }

  @Test
  void what_may_not_be_looked_at_is_no_difference() {
    found.put("purchases", Found.HIDDEN);
    found.put("waymark.kpis", new Found(1, 3, Map.of(), Set.of(AclOperation.WRITE)));

    assertThat(TopicDifferences.between(plans, found)).isEmpty();
  }

  private TopicPlan plan(Topic topic) {
    return plans.stream().filter(plan -> plan.topic() == topic).findFirst().orElseThrow();
  }

  private static Found as(TopicPlan plan, int partitions, Map<String, String> configs) {
    return new Found(
        partitions, plan.replication(), configs, Set.of(AclOperation.DESCRIBE_CONFIGS));
  }
}
