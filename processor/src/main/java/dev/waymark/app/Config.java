package dev.waymark.app;

import dev.waymark.domain.identity.IdentityRules;
import dev.waymark.domain.rules.Rules;
import dev.waymark.history.PublisherRules;
import dev.waymark.query.HttpRules;
import dev.waymark.query.Tls;
import dev.waymark.stream.ErasureRules;
import dev.waymark.stream.StreamRules;
import dev.waymark.stream.Topics;
import dev.waymark.wire.WireSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/**
 * Settings that were found good, with what is made of them.
 *
 * @param settings every value
 * @param rules those of the domain
 * @param topics the names of the topics
 */
public record Config(Settings settings, Rules rules, Topics topics) {

  /**
   * What some layers make, over the defaults, each stronger than the one before.
   *
   * @throws Refusal with every fault there is
   */
  public static Config of(List<Layer> layers) {
    Settings settings = Settings.of(layers);
    Assembly parts = new Assembly(settings);
    return new Config(settings, parts.rules(), parts.topics());
  }

  /** The same for settings given in code, over those of the environment's absence. */
  public static Config of(Map<String, String> texts) {
    return of(List.of(new Layer("given in code", texts)));
  }

  /** This configuration with some settings changed. */
  public Config with(Map<String, String> texts) {
    List<Layer> layers = new ArrayList<>(settings.layers());
    layers.add(new Layer("given in code", texts));
    return of(layers);
  }

  /** How records are read and written. */
  public WireSettings wire() {
    return new Assembly(settings).wire();
  }

  /** How far names are followed. */
  public IdentityRules identity() {
    return new Assembly(settings).identity();
  }

  /** How people are forgotten. */
  public ErasureRules erasure() {
    return new Assembly(settings).erasure();
  }

  /** What the stream is told; {@code inputPartitions} is the most that any input topic has. */
  public StreamRules stream(int inputPartitions) {
    return new Assembly(settings).stream(inputPartitions);
  }

  /** What the publisher of history is told, if there is to be one. */
  public Optional<PublisherRules> history(int journeyPartitions) {
    return new Assembly(settings).history(journeyPartitions);
  }

  /**
   * Where HTTP listens, and to whom.
   *
   * @throws Failure when a file of TLS cannot be used
   */
  public HttpRules http() {
    return new HttpAssembly(settings).rules();
  }

  /**
   * How HTTP is encrypted, where it is, and whom a client of it trusts.
   *
   * @throws Failure when a file of TLS cannot be used
   */
  public Optional<Tls> tls() {
    return new HttpAssembly(settings).tls();
  }

  /**
   * What Kafka Streams knows this application by: its group, its transactions, its state. That of a
   * run is not that of its application.
   */
  public String engineId() {
    String run = settings.get(ConnectionSettings.APPLICATION_RUN);
    String application = settings.get(ConnectionSettings.APPLICATION_ID);
    return run.isEmpty() ? application : application + "-" + run;
  }

  /** What was given of the settings on which results depend, by key. */
  public Map<String, String> rulesGiven() {
    Map<String, String> rules = new TreeMap<>();
    settings
        .given()
        .forEach(
            (key, text) ->
                Catalogue.find(key)
                    .filter(Catalogue::isRule)
                    .ifPresent(setting -> rules.put(key, text.text())));
    return rules;
  }

  /**
   * What any client of this Kafka needs.
   *
   * @throws Refusal when it refers to what is not there, or says who we are in no way that can be
   *     read: Kafka's own words for that show the very secret
   */
  public Properties client() {
    PassedOn.check(settings.passedOn());
    Properties client = new Properties();
    settings.get(ConnectionSettings.KAFKA).forEach(client::put);
    client.put("bootstrap.servers", settings.get(ConnectionSettings.BOOTSTRAP_SERVERS));
    client.put("enable.metrics.push", "false");
    return client;
  }

  /** What a reader needs that is in no group, commits nothing and sees only what is committed. */
  public Properties reading() {
    Properties reading = client();
    reading.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    reading.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    reading.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    return reading;
  }
}
