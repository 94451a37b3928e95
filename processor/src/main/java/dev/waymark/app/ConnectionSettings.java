package dev.waymark.app;

import dev.waymark.stream.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Where Kafka and the registry are, and what the topics are called. */
public final class ConnectionSettings {

  public static final Setting.One<String> APPLICATION_ID =
      new Setting.One<>(
          "application.id",
          "waymark",
          Kinds.TEXT,
          "The name of this Waymark: consumer group, transactions and internal topics carry it.");
  public static final Setting.One<String> APPLICATION_RUN =
      new Setting.One<>(
          "application.run",
          "",
          Kinds.ANY_TEXT,
          "The run whose state is gone on with; empty for the one that switch has made live, if any.");
  public static final Setting.One<String> BOOTSTRAP_SERVERS =
      new Setting.One<>(
          "bootstrap.servers",
          "127.0.0.1:9092",
          Kinds.TEXT,
          "Where Kafka is: host:port, several with commas.");
  public static final Setting.Many<String> KAFKA =
      new Setting.Many<>(
          "kafka",
          Map.of(),
          Kinds.ANY_TEXT,
          "Passed on to Kafka's clients: TLS, SASL, config providers and all else they know.");
  public static final Setting.One<String> REGISTRY_URL =
      new Setting.One<>(
          "registry.url",
          "http://127.0.0.1:8081",
          Kinds.TEXT,
          "Where the schema registry is, up to the path that ends before /subjects.");
  public static final Setting.One<String> REGISTRY_AUTH =
      new Setting.One<>(
          "registry.auth",
          "none",
          Kinds.oneOf("none", "basic", "bearer", "oauth"),
          "How Waymark shows the registry who it is.");
  public static final Setting.One<String> REGISTRY_USER =
      new Setting.One<>("registry.user", "", Kinds.ANY_TEXT, "The user for basic.");
  public static final Setting.One<String> REGISTRY_PASSWORD =
      new Setting.One<>("registry.password", "", Kinds.ANY_TEXT, "The password for basic.");
  public static final Setting.One<String> REGISTRY_TOKEN =
      new Setting.One<>("registry.token", "", Kinds.ANY_TEXT, "The token for bearer.");
  public static final Setting.One<String> REGISTRY_OAUTH_URL =
      new Setting.One<>(
          "registry.oauth.token-url",
          "",
          Kinds.ANY_TEXT,
          "Where oauth gets tokens for the registry, by client credentials.");
  public static final Setting.One<String> REGISTRY_OAUTH_ID =
      new Setting.One<>(
          "registry.oauth.client-id", "", Kinds.ANY_TEXT, "Who asks for tokens, for oauth.");
  public static final Setting.One<String> REGISTRY_OAUTH_SECRET =
      new Setting.One<>(
          "registry.oauth.client-secret", "", Kinds.ANY_TEXT, "The secret of that client.");
  public static final Setting.One<String> REGISTRY_OAUTH_SCOPE =
      new Setting.One<>(
          "registry.oauth.scope", "", Kinds.ANY_TEXT, "What tokens are asked for; empty for any.");
  public static final Setting.One<Duration> REGISTRY_TIMEOUT =
      new Setting.One<>(
          "registry.timeout", "5s", Kinds.SPAN, "How long one request to the registry may take.");
  public static final Setting.One<Duration> REGISTRY_PATIENCE =
      new Setting.One<>(
          "registry.patience",
          "60s",
          Kinds.SPAN,
          "How long a silent registry is asked again before Waymark stops; records wait meanwhile.");
  public static final Setting.One<Boolean> REGISTRY_REGISTER =
      new Setting.One<>(
          "registry.register",
          "false",
          Kinds.YES_OR_NO,
          "Whether schemas that the registry lacks are registered at once; for trying things out.");
  public static final Setting.One<String> SERDE_CLASS =
      new Setting.One<>(
          "serde.class",
          "",
          Kinds.ANY_TEXT,
          "Another Serde for Avro records, by class name; empty for Waymark's own.");
  public static final Setting.Many<String> SERDE_SETTINGS =
      new Setting.Many<>(
          "serde.settings",
          Map.of(),
          Kinds.ANY_TEXT,
          "What the Serde named by serde.class is configured with, such as schema.registry.url.");
  public static final Setting.One<Integer> JOURNEY_PARTITIONS =
      new Setting.One<>(
          "journey.partitions",
          "4",
          Kinds.whole(1, 10_000),
          "Partitions of what is keyed by customer. It cannot be changed later.");
  public static final Setting.One<Integer> KPI_PARTITIONS =
      new Setting.One<>(
          "kpi.partitions", "1", Kinds.whole(1, 1_000), "Partitions of what is keyed by KPI cell.");
  public static final Setting.One<Integer> REPLICATION =
      new Setting.One<>(
          "topics.replication",
          "3",
          Kinds.whole(1, 100),
          "Replicas of every topic; with 3 or more, 2 must be in sync.");
  public static final Setting.One<Duration> TOPIC_RETENTION =
      new Setting.One<>(
          "topics.retention",
          "30d",
          Kinds.SPAN,
          "How long the output topics that are not compacted alone keep a record; what is on its"
              + " way within Waymark stays for a week at least.");

  /** The setting for the name of each topic. */
  public static final Map<Topic, Setting.One<String>> TOPIC_NAMES = topicNames();

  static final List<Setting> ALL = all();

  private ConnectionSettings() {}

  private static Map<Topic, Setting.One<String>> topicNames() {
    Map<Topic, Setting.One<String>> names = new EnumMap<>(Topic.class);
    for (Topic topic : Topic.values()) {
      names.put(
          topic,
          new Setting.One<>(
              "topics." + topic.key(),
              topic.standardName(),
              Kinds.TOPIC_NAME,
              "The topic of " + topic.holds() + "."));
    }
    return names;
  }

  private static List<Setting> all() {
    List<Setting> all =
        new ArrayList<>(
            List.of(
                APPLICATION_ID,
                APPLICATION_RUN,
                BOOTSTRAP_SERVERS,
                KAFKA,
                REGISTRY_URL,
                REGISTRY_AUTH,
                REGISTRY_USER,
                REGISTRY_PASSWORD,
                REGISTRY_TOKEN,
                REGISTRY_OAUTH_URL,
                REGISTRY_OAUTH_ID,
                REGISTRY_OAUTH_SECRET,
                REGISTRY_OAUTH_SCOPE,
                REGISTRY_TIMEOUT,
                REGISTRY_PATIENCE,
                REGISTRY_REGISTER,
                SERDE_CLASS,
                SERDE_SETTINGS));
    all.addAll(TOPIC_NAMES.values());
    all.addAll(List.of(JOURNEY_PARTITIONS, KPI_PARTITIONS, REPLICATION, TOPIC_RETENTION));
    return List.copyOf(all);
  }
}
