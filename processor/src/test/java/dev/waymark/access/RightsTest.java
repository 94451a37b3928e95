package dev.waymark.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.stream.Changelogs;
import dev.waymark.stream.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;

/** What each purpose needs. That it is enough, and not too much, is tried on a real broker. */
class RightsTest {

  private final Places live = new Places("waymark", "waymark", Topics.standard(), true, false);

  @Test
  void an_instance_reads_events_and_writes_none() {
    assertThat(of(Purpose.RUN, "topic purchases")).containsExactly("READ");
    assertThat(of(Purpose.RUN, "topic waymark.links")).containsExactly("READ", "DESCRIBE_CONFIGS");
    assertThat(of(Purpose.RUN, "topic waymark.journeys"))
        .containsExactly("WRITE", "DESCRIBE_CONFIGS");
    assertThat(of(Purpose.RUN, "transactional id waymark-*")).containsExactly("WRITE");
  }

  @Test
  void nobody_needs_anything_of_the_cluster_or_of_all_topics() {
    for (Purpose purpose : Purpose.values()) {
      assertThat(Rights.ofRun(purpose, live, live))
          .isNotEmpty()
          .noneMatch(right -> right.on().resourceType() == ResourceType.CLUSTER)
          .noneMatch(right -> right.on().name().equals("*"))
          .noneMatch(right -> right.operation() == AclOperation.ALL)
          .noneMatch(right -> right.operation().name().startsWith("ALTER"));
    }
  }

  @Test
  void history_is_read_in_a_group_of_its_own() {
    Places writing = new Places("waymark", "waymark", Topics.standard(), true, true);

    assertThat(difference(Rights.of(Purpose.RUN, writing), Rights.of(Purpose.RUN, live)))
        .containsExactly("READ group waymark-history");
  }

  @Test
  void who_erases_nobody_writes_no_list_of_erasures() {
    Places mute = new Places("waymark", "waymark", Topics.standard(), false, false);

    assertThat(difference(Rights.of(Purpose.RUN, live), Rights.of(Purpose.RUN, mute)))
        .containsExactly("WRITE topic waymark.suppressions");
  }

  @Test
  void what_is_about_a_run_needs_its_name() {
    assertThatThrownBy(() -> Rights.of(Purpose.SWITCH, live))
        .hasMessageContaining("switch is about a run");
  }

  /**
   * The stores, as the picture of the topology that was reviewed has them, but for the outboxes.
   */
  @Test
  void every_store_that_is_kept_has_its_change_log() throws IOException {
    String picture =
        Files.readString(Path.of("src/test/resources/dev/waymark/stream/topology.txt"));
    Set<String> stores =
        Pattern.compile("stores: \\[([^]]*)]")
            .matcher(picture)
            .results()
            .flatMap(found -> Arrays.stream(found.group(1).split(", ")))
            .filter(store -> !store.isEmpty() && !store.endsWith("outbox"))
            .map(store -> "waymark-" + store + "-changelog")
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(Changelogs.of("waymark")).containsExactlyInAnyOrderElementsOf(stores);
  }

  @Test
  void kafkas_own_tool_takes_a_command_for_each_thing() {
    assertThat(
            KafkaAcls.commands(
                "kafka:9093",
                "User:CN=way mark,O=shop",
                List.of(
                    Right.topic("waymark.kpis", AclOperation.WRITE),
                    Right.topic("waymark.kpis", AclOperation.DESCRIBE_CONFIGS),
                    Right.transactionsOf("waymark-"))))
        .containsExactly(
            "kafka-acls.sh --bootstrap-server kafka:9093 --command-config admin.properties --add"
                + " --allow-principal 'User:CN=way mark,O=shop' --operation WRITE"
                + " --operation DESCRIBE_CONFIGS --topic waymark.kpis",
            "kafka-acls.sh --bootstrap-server kafka:9093 --command-config admin.properties --add"
                + " --allow-principal 'User:CN=way mark,O=shop' --operation WRITE"
                + " --transactional-id waymark- --resource-pattern-type prefixed");
  }

  @Test
  void strimzi_takes_a_manifest() {
    assertThat(
            StrimziUser.manifest(
                "User:waymark",
                "shop",
                List.of(
                    Right.topic("waymark.kpis", AclOperation.WRITE),
                    Right.topic("waymark.kpis", AclOperation.DESCRIBE_CONFIGS),
                    Right.transactionsOf("waymark-"))))
        .isEqualTo(
            """
            apiVersion: kafka.strimzi.io/v1
            kind: KafkaUser
            metadata:
              name: waymark
              labels:
                strimzi.io/cluster: shop
            spec:
              authentication:
                type: scram-sha-512
              authorization:
                type: simple
                acls:
                  - resource:
                      type: topic
                      name: "waymark.kpis"
                      patternType: literal
                    operations: [Write, DescribeConfigs]
                  - resource:
                      type: transactionalId
                      name: "waymark-"
                      patternType: prefix
                    operations: [Write]
            """);
    assertThatThrownBy(() -> StrimziUser.manifest("User:CN=a", "shop", List.of()))
        .hasMessageContaining("User:CN=a: for Strimzi it must be");
  }

  private List<String> of(Purpose purpose, String subject) {
    return Rights.of(purpose, live).stream()
        .filter(right -> right.subject().equals(subject))
        .map(right -> right.operation().name())
        .toList();
  }

  private static List<String> difference(Set<Right> more, Set<Right> less) {
    return more.stream()
        .filter(right -> !less.contains(right))
        .map(right -> right.operation() + " " + right.subject())
        .toList();
  }
}
