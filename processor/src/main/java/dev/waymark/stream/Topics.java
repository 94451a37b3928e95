package dev.waymark.stream;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the topics are called here. */
public final class Topics {

  private final Map<Topic, String> names;
  private final Map<String, Topic> topics = new HashMap<>();

  /**
   * Topics with some names of their own.
   *
   * @throws IllegalArgumentException when two topics have the same name
   */
  public Topics(Map<Topic, String> renamed) {
    names = new EnumMap<>(Topic.class);
    Arrays.stream(Topic.values())
        .forEach(topic -> names.put(topic, renamed.getOrDefault(topic, topic.standardName())));
    names.forEach(this::claim);
  }

  /** The topics with their standard names. */
  public static Topics standard() {
    return new Topics(Map.of());
  }

  private void claim(Topic topic, String name) {
    Topic other = topics.put(name, topic);
    if (other != null) {
      throw new IllegalArgumentException(
          "topics."
              + other.key()
              + " and topics."
              + topic.key()
              + " are both "
              + name
              + ": each topic needs a name of its own");
    }
  }

  /** The name of a topic. */
  public String name(Topic topic) {
    return names.getOrDefault(topic, topic.standardName());
  }

  /** The topic of a name. */
  public Optional<Topic> topic(String name) {
    return Optional.ofNullable(topics.get(name));
  }

  public String purchases() {
    return name(Topic.PURCHASES);
  }

  public String links() {
    return name(Topic.LINKS);
  }

  public String erasures() {
    return name(Topic.ERASURES);
  }

  public String byCustomer() {
    return name(Topic.BY_CUSTOMER);
  }

  public String byIdentifier() {
    return name(Topic.BY_IDENTIFIER);
  }

  public String identities() {
    return name(Topic.IDENTITIES);
  }

  public String contributions() {
    return name(Topic.CONTRIBUTIONS);
  }

  public String journeys() {
    return name(Topic.JOURNEYS);
  }

  public String stageChanges() {
    return name(Topic.STAGE_CHANGES);
  }

  public String churnAlerts() {
    return name(Topic.CHURN_ALERTS);
  }

  public String saveWindows() {
    return name(Topic.SAVE_WINDOWS);
  }

  public String kpis() {
    return name(Topic.KPIS);
  }

  public String rejects() {
    return name(Topic.REJECTS);
  }

  public String late() {
    return name(Topic.LATE);
  }

  public String suppressions() {
    return name(Topic.SUPPRESSIONS);
  }

  public String receipts() {
    return name(Topic.RECEIPTS);
  }
}
