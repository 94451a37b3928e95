package dev.waymark.stream;

import dev.waymark.domain.event.EventKind;
import java.util.Arrays;
import java.util.List;

/** The topics that Waymark reads and writes, and what each needs of its broker. */
public enum Topic {
  PURCHASES("purchases", "purchases", Policy.THE_USERS, "orders, step by step"),
  SUPPORT_CONTACTS(
      "support-contacts", "support-contacts", Policy.THE_USERS, "support cases, step by step"),
  SOCIAL_MENTIONS(
      "social-mentions",
      "social-mentions",
      Policy.THE_USERS,
      "posts and reviews that name the brand"),
  APP_INSTALLS("app-installs", "app-installs", Policy.THE_USERS, "installs and uninstalls"),
  LINKS("links", "waymark.links", Policy.COMMANDS, "commands that say who is who"),
  ERASURES(
      "erasures",
      "waymark.erasures",
      Policy.COMMANDS_FOR_A_WHILE,
      "commands that forget a customer"),
  BY_CUSTOMER(
      "by-customer",
      "waymark.by-customer",
      Policy.INTERNAL,
      "events, and word of friends, on their way to their customer's partition"),
  BY_IDENTIFIER(
      "by-identifier",
      "waymark.by-identifier",
      Policy.INTERNAL,
      "events without a customer id, and word of who was seen with whom, on their way to a name's"
          + " partition"),
  CONTRIBUTIONS(
      "contributions",
      "waymark.contributions",
      Policy.INTERNAL,
      "parts of KPIs, summed by partition"),
  JOURNEYS("journeys", "waymark.journeys", Policy.LATEST, "the current journey of every customer"),
  STAGE_CHANGES(
      "stage-changes",
      "waymark.stage-changes",
      Policy.HISTORY,
      "moves between stages, with their causes, retractions included"),
  CHURN_ALERTS(
      "churn-alerts",
      "waymark.churn-alerts",
      Policy.LATEST_FOR_A_WHILE,
      "churn alerts, their evidence and their life"),
  SAVE_WINDOWS(
      "save-windows",
      "waymark.save-windows",
      Policy.LATEST_FOR_A_WHILE,
      "save windows, their contacts and outcome"),
  IDENTITIES(
      "identities",
      "waymark.identities",
      Policy.LATEST,
      "to whom each name belongs: merges and un-merges, with their reasons"),
  KPIS("kpis", "waymark.kpis", Policy.LATEST, "KPI cells, each revision of each"),
  REJECTS("rejects", "waymark.rejects", Policy.HISTORY, "records that could not be taken, and why"),
  LATE("late", "waymark.late", Policy.HISTORY, "records that came too late to be taken"),
  SUPPRESSIONS(
      "suppressions",
      "waymark.suppressions",
      Policy.OWN_LATEST,
      "who was erased, by keyed hashes, so that no replay brings them back"),
  RECEIPTS("receipts", "waymark.receipts", Policy.HISTORY, "answers to commands");

  private final String key;
  private final String standardName;
  private final Policy policy;
  private final String holds;

  Topic(String key, String standardName, Policy policy, String holds) {
    this.key = key;
    this.standardName = standardName;
    this.policy = policy;
    this.holds = holds;
  }

  /** The four that bring events. */
  public static List<Topic> inputs() {
    return Arrays.stream(values()).filter(topic -> topic.policy == Policy.THE_USERS).toList();
  }

  /** The two that bring commands. */
  public static List<Topic> commands() {
    return Arrays.stream(values()).filter(topic -> topic == LINKS || topic == ERASURES).toList();
  }

  /** The one that brings events of a kind. */
  public static Topic of(EventKind kind) {
    return switch (kind) {
      case PURCHASE -> PURCHASES;
      case SUPPORT_CONTACT -> SUPPORT_CONTACTS;
      case SOCIAL_MENTION -> SOCIAL_MENTIONS;
      case APP_INSTALL -> APP_INSTALLS;
    };
  }

  /** The kind of events that an input brings. */
  public static EventKind kind(Topic input) {
    for (EventKind kind : EventKind.values()) {
      if (of(kind) == input) {
        return kind;
      }
    }
    throw new IllegalArgumentException(input.key + " brings no events");
  }

  /** The word for it in settings, operators and metrics. */
  public String key() {
    return key;
  }

  /** Its name unless a setting says otherwise. */
  public String standardName() {
    return standardName;
  }

  public Policy policy() {
    return policy;
  }

  /** What is in it. */
  public String holds() {
    return holds;
  }

  /** What a topic is for, which says how its broker must keep it. */
  public enum Policy {
    /** Input: how it is kept is its owner's affair. */
    THE_USERS,
    /** Between our own processors; kept for a while, stamped by the broker. */
    INTERNAL,
    /** Commands, the last one for a key counts. */
    COMMANDS,
    /** Commands that need not be kept once they were carried out. */
    COMMANDS_FOR_A_WHILE,
    /** The last record of a key is the truth, which we read again ourselves. */
    OWN_LATEST,
    /** The last record of a key is the truth. */
    LATEST,
    /** The last record of a key is the truth, and after a while of no interest. */
    LATEST_FOR_A_WHILE,
    /** Every record counts, for a while. */
    HISTORY
  }
}
