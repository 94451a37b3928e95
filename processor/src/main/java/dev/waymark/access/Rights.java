package dev.waymark.access;

import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DELETE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;

import dev.waymark.stream.Changelogs;
import dev.waymark.stream.Topic;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.kafka.common.acl.AclOperation;

/**
 * The least that each purpose must be allowed. Kafka takes DESCRIBE for granted where one may READ,
 * WRITE or DELETE, so it is named only where nothing else is.
 */
public final class Rights {

  private static final List<Topic> CORRECTED_BY_A_SWITCH =
      List.of(
          Topic.JOURNEYS,
          Topic.STAGE_CHANGES,
          Topic.CHURN_ALERTS,
          Topic.SAVE_WINDOWS,
          Topic.KPIS,
          Topic.REJECTS,
          Topic.LATE);

  private final Places live;
  private final SortedSet<Right> rights = new TreeSet<>();

  private Rights(Places live) {
    this.live = live;
  }

  /**
   * What a purpose needs that is not about a run.
   *
   * @throws IllegalArgumentException when it is
   */
  public static SortedSet<Right> of(Purpose purpose, Places live) {
    if (purpose.needsRun()) {
      throw new IllegalArgumentException(purpose.word() + " is about a run: name it");
    }
    return ofRun(purpose, live, live);
  }

  /** What a purpose needs that is about a run. */
  public static SortedSet<Right> ofRun(Purpose purpose, Places live, Places run) {
    Rights needed = new Rights(live);
    needed.add(purpose, run);
    return needed.rights;
  }

  /** What a stream needs that knows already with which state it works. */
  public static SortedSet<Right> ofStream(Places places) {
    Rights needed = new Rights(places);
    needed.stream(places);
    return needed.rights;
  }

  private void add(Purpose purpose, Places run) {
    switch (purpose) {
      case RUN -> {
        stream(live);
        topic(live.succession(), READ);
      }
      case TOPICS_CREATE -> create();
      case REPLAY -> replay(run);
      case REPLAY_FOLLOW -> {
        replay(run);
        follow();
      }
      case REPLAY_DELETE -> delete(run);
      case SWITCH -> switchTo(run);
      case IMPORT -> {
        topics(Topic.inputs(), WRITE);
        topics(List.of(Topic.LINKS), WRITE);
      }
      case KPIS, HISTORY -> topics(List.of(Topic.KPIS), READ);
      case JOURNEY -> topics(TOLD_OF_A_CUSTOMER, READ);
      case JOURNEY_AS_OF -> {
        topics(TOLD_OF_A_CUSTOMER, READ);
        topics(Topic.inputs(), READ);
        changelog("ledger");
      }
      case ALERTS -> topics(List.of(Topic.CHURN_ALERTS), READ);
      case EXPLAIN -> {
        topics(List.of(Topic.CHURN_ALERTS, Topic.IDENTITIES), READ);
        topics(Topic.inputs(), READ);
        changelog("ledger");
      }
      case REJECTS -> topics(List.of(Topic.REJECTS), READ);
      case REJECTS_RETRY -> retry(Topic.REJECTS);
      case LATE -> late();
      case LATE_RETRY -> {
        late();
        retry(Topic.LATE);
        topics(List.of(Topic.IDENTITIES), READ);
        changelog("ledger");
      }
      case IDENTITY -> topics(NAMES, READ);
      case IDENTITY_LINK -> {
        topics(NAMES, READ);
        topics(List.of(Topic.LINKS), WRITE);
      }
      case IDENTITY_ERASE -> {
        topics(NAMES, READ);
        topics(List.of(Topic.RECEIPTS), READ);
        topics(List.of(Topic.LINKS, Topic.ERASURES), WRITE);
      }
      case WHAT_IF -> {
        topics(Topic.inputs(), READ);
        topics(List.of(Topic.LINKS, Topic.SUPPRESSIONS), READ);
      }
      case FIT -> {
        topics(Topic.inputs(), READ);
        topics(List.of(Topic.LINKS), READ);
      }
    }
  }

  private static final List<Topic> NAMES = List.of(Topic.IDENTITIES, Topic.JOURNEYS, Topic.LINKS);

  private static final List<Topic> TOLD_OF_A_CUSTOMER =
      List.of(
          Topic.JOURNEYS,
          Topic.IDENTITIES,
          Topic.STAGE_CHANGES,
          Topic.CHURN_ALERTS,
          Topic.SAVE_WINDOWS);

  private void stream(Places at) {
    for (Topic topic : Topic.values()) {
      operations(topic, at).forEach(operation -> topic(at.name(topic), operation));
    }
    for (Topic shown : List.of(Topic.KPIS, Topic.CHURN_ALERTS, Topic.SAVE_WINDOWS)) {
      topic(at.name(shown), READ);
    }
    for (String log : Changelogs.of(at.engineId())) {
      List.of(CREATE, READ, WRITE).forEach(operation -> topic(log, operation));
    }
    group(at.engineId(), READ);
    rights.add(Right.transactionsOf(at.transactions()));
    if (at.writesHistory()) {
      group(at.historyGroup(), READ);
    }
  }

  /** What is ours is looked at closely at every start; how others keep theirs is their affair. */
  private static List<AclOperation> operations(Topic topic, Places at) {
    return switch (topic.policy()) {
      case THE_USERS -> List.of(READ);
      case COMMANDS, COMMANDS_FOR_A_WHILE -> List.of(READ, DESCRIBE_CONFIGS);
      case INTERNAL -> List.of(READ, WRITE, DESCRIBE_CONFIGS);
      case OWN_LATEST ->
          at.tellsErasures()
              ? List.of(READ, WRITE, DESCRIBE_CONFIGS)
              : List.of(READ, DESCRIBE_CONFIGS);
      case LATEST, LATEST_FOR_A_WHILE, HISTORY -> List.of(WRITE, DESCRIBE_CONFIGS);
    };
  }

  private void create() {
    topics(Arrays.asList(Topic.values()), CREATE);
    topics(Arrays.asList(Topic.values()), DESCRIBE);
    Arrays.stream(Topic.values())
        .filter(topic -> topic.policy() != Topic.Policy.THE_USERS)
        .forEach(topic -> topic(live.name(topic), DESCRIBE_CONFIGS));
  }

  private void replay(Places run) {
    stream(run);
    for (Topic topic : Topic.values()) {
      if (!run.name(topic).equals(live.name(topic))) {
        topic(run.name(topic), CREATE);
      }
    }
    List.of(CREATE, READ, WRITE).forEach(operation -> topic(run.journal(), operation));
  }

  /** Whether it is level with live, a run asks the group of live, whichever that is. */
  private void follow() {
    topic(live.succession(), READ);
    group(live.engineId(), DESCRIBE);
  }

  private void delete(Places run) {
    topic(live.succession(), READ);
    owned(run).forEach(name -> topic(name, DELETE));
    Changelogs.of(run.engineId()).forEach(name -> topic(name, DELETE));
    topic(run.journal(), DELETE);
    group(run.engineId(), DELETE);
    group(run.historyGroup(), DELETE);
  }

  private void switchTo(Places run) {
    owned(run).forEach(name -> topic(name, READ));
    owned(live).forEach(name -> topic(name, READ));
    topics(CORRECTED_BY_A_SWITCH, WRITE);
    topics(Topic.inputs(), DESCRIBE);
    topics(Topic.commands(), DESCRIBE);
    topics(List.of(Topic.SUPPRESSIONS), DESCRIBE);
    topic(Changelogs.of(run.engineId(), "cells"), READ);
    topic(run.journal(), READ);
    group(live.engineId(), DESCRIBE);
    group(run.engineId(), DESCRIBE);
    List.of(CREATE, READ, WRITE).forEach(operation -> topic(live.succession(), operation));
    rights.add(Right.transaction(live.application() + "-switch"));
  }

  /** The topics that a run has of its own, and live its. */
  private static List<String> owned(Places at) {
    return Arrays.stream(Topic.values())
        .filter(topic -> !Topic.inputs().contains(topic) && !Topic.commands().contains(topic))
        .filter(topic -> topic != Topic.SUPPRESSIONS)
        .map(at::name)
        .toList();
  }

  private void late() {
    topics(List.of(Topic.LATE), READ);
    topics(Topic.inputs(), READ);
  }

  private void retry(Topic notes) {
    topics(List.of(notes), READ);
    topics(List.of(notes), WRITE);
    topics(Topic.inputs(), WRITE);
    rights.add(Right.transaction(live.application() + "-retry-" + notes.key()));
  }

  private void changelog(String store) {
    topic(Changelogs.of(live.application(), store), READ);
  }

  private void topics(Collection<Topic> topics, AclOperation operation) {
    topics.forEach(topic -> topic(live.name(topic), operation));
  }

  private void topic(String name, AclOperation operation) {
    rights.add(Right.topic(name, operation));
  }

  private void group(String name, AclOperation operation) {
    rights.add(Right.group(name, operation));
  }
}
