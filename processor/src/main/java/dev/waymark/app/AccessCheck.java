package dev.waymark.app;

import dev.waymark.access.Right;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.MemberToRemove;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.resource.ResourceType;

/**
 * Finds out which rights are missing. It takes no right to ask: Kafka tells of a topic or group
 * what we may do with it; and where there is none yet, it is asked for something that changes
 * nothing.
 */
final class AccessCheck {

  /** Nobody is called so; whoever may read a group may ask to have them leave it. */
  private static final String NOBODY = "waymark-access-check";

  private final Cluster cluster;

  AccessCheck(Cluster cluster) {
    this.cluster = cluster;
  }

  /**
   * Those that are missing of some.
   *
   * @throws Failure when Kafka does not answer
   */
  SortedSet<Right> missing(Collection<Right> needed) {
    SortedSet<Right> missing = new TreeSet<>();
    missing.addAll(ofTopics(select(needed, ResourceType.TOPIC)));
    missing.addAll(where(needed, ResourceType.GROUP, right -> !mayInGroup(right)));
    missing.addAll(where(needed, ResourceType.TRANSACTIONAL_ID, right -> !mayWriteAs(right)));
    return missing;
  }

  private static Set<Right> select(Collection<Right> needed, ResourceType type) {
    return where(needed, type, right -> true);
  }

  private static Set<Right> where(
      Collection<Right> needed, ResourceType type, Predicate<Right> which) {
    return needed.stream()
        .filter(right -> right.on().resourceType() == type)
        .filter(which)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<Right> ofTopics(Set<Right> needed) {
    Set<String> names =
        needed.stream()
            .map(right -> right.on().name())
            .collect(Collectors.toCollection(TreeSet::new));
    Map<String, Found> found = cluster.seen(names);
    return needed.stream()
        .filter(right -> isMissing(right, Optional.ofNullable(found.get(right.on().name()))))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * What is there need not be made; what is not there says only whether it may be; and of what we
   * may not see, we may at most be told its settings.
   */
  private boolean isMissing(Right right, Optional<Found> topic) {
    String name = right.on().name();
    boolean isHidden = topic.map(Found::isHidden).orElse(false);
    return switch (right.operation()) {
      case CREATE -> (topic.isEmpty() || isHidden) && !mayMake(name);
      case DESCRIBE_CONFIGS -> isHidden ? !mayKnowSettings(name) : !mayIn(topic, right);
      default -> !mayIn(topic, right);
    };
  }

  private static boolean mayIn(Optional<Found> topic, Right right) {
    return topic.map(found -> found.allows(right.operation())).orElse(true);
  }

  private boolean mayKnowSettings(String topic) {
    List<ConfigResource> one = List.of(new ConfigResource(ConfigResource.Type.TOPIC, topic));
    return isAllowed(() -> cluster.ask(admin -> admin.describeConfigs(one).all()));
  }

  private boolean mayMake(String topic) {
    List<NewTopic> one = List.of(new NewTopic(topic, 1, (short) 1));
    return isAllowed(
        () ->
            cluster.ask(
                admin ->
                    admin.createTopics(one, new CreateTopicsOptions().validateOnly(true)).all()));
  }

  private boolean mayInGroup(Right right) {
    String group = right.on().name();
    try {
      ConsumerGroupDescription described =
          cluster.ask(
              admin ->
                  admin
                      .describeConsumerGroups(
                          List.of(group),
                          new DescribeConsumerGroupsOptions().includeAuthorizedOperations(true))
                      .describedGroups()
                      .get(group));
      Set<AclOperation> allowed = described.authorizedOperations();
      return allowed == null || allowed.contains(right.operation());
    } catch (Failure e) {
      if (e.isCausedBy(GroupIdNotFoundException.class)) {
        return right.operation() != AclOperation.READ || mayReadNewGroup(group);
      }
      if (e.isCausedBy(AuthorizationException.class)) {
        return false;
      }
      throw e;
    }
  }

  private boolean mayReadNewGroup(String group) {
    Set<MemberToRemove> nobody = Set.of(new MemberToRemove(NOBODY));
    return isAllowed(
        () ->
            cluster.ask(
                admin ->
                    admin
                        .removeMembersFromConsumerGroup(
                            group, new RemoveMembersFromConsumerGroupOptions(nobody))
                        .all()));
  }

  /** A whole family of transactions is tried by a name in it that nobody has; one, by looking. */
  private boolean mayWriteAs(Right right) {
    String name = right.on().name();
    if (right.isPrefixed()) {
      return isAllowed(
          () -> cluster.ask(admin -> admin.fenceProducers(List.of(name + NOBODY)).all()));
    }
    return isAllowed(
        () -> cluster.ask(admin -> admin.describeTransactions(List.of(name)).description(name)));
  }

  /** Whether we may, whatever else stands in the way. */
  private static boolean isAllowed(Runnable question) {
    try {
      question.run();
      return true;
    } catch (Failure e) {
      if (e.isCausedBy(org.apache.kafka.common.errors.TimeoutException.class)) {
        throw e;
      }
      return !e.isCausedBy(AuthorizationException.class);
    }
  }
}
