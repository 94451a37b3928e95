package dev.waymark.app;

import dev.waymark.access.KafkaAcls;
import dev.waymark.access.Places;
import dev.waymark.access.Purpose;
import dev.waymark.access.Right;
import dev.waymark.access.Rights;
import dev.waymark.stream.Topic;
import dev.waymark.stream.Topics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.apache.kafka.common.errors.AuthorizationException;

/** What must be allowed to whoever works with some settings, and what of it is not. */
public final class Access {

  private Access() {}

  /** What a purpose needs. */
  public static SortedSet<Right> needed(Config config, Purpose purpose) {
    return Rights.of(purpose, places(config));
  }

  /** What a purpose needs that is about a run. */
  public static SortedSet<Right> needed(Config config, Purpose purpose, String run) {
    String application = config.settings().get(ConnectionSettings.APPLICATION_ID);
    return Rights.ofRun(purpose, places(config), places(config, new RunName(application, run)));
  }

  /** What the stream of these settings needs. */
  static SortedSet<Right> ofStream(Config config) {
    return Rights.ofStream(places(config));
  }

  private static Places places(Config config) {
    return new Places(
        config.settings().get(ConnectionSettings.APPLICATION_ID),
        config.engineId(),
        config.topics(),
        config.erasure().tells(),
        writesHistory(config));
  }

  /** A run is an application of its own to Kafka; it erases nobody. */
  private static Places places(Config live, RunName run) {
    Map<Topic, String> names = new EnumMap<>(Topic.class);
    for (Topic topic : Topic.values()) {
      names.put(topic, live.topics().name(topic));
    }
    names.putAll(run.topics());
    return new Places(
        run.engineId(), run.engineId(), new Topics(names), false, writesHistory(live));
  }

  private static boolean writesHistory(Config config) {
    return !config.settings().get(HistorySettings.URL).isEmpty();
  }

  /** Whether Kafka has refused something for want of a right. */
  public static boolean isRefused(Throwable thrown) {
    for (Throwable at = thrown; at != null; at = at.getCause()) {
      if (at instanceof AuthorizationException) {
        return true;
      }
    }
    return false;
  }

  /**
   * Looks before anything is begun, where half of it would be worse than nothing.
   *
   * @throws Failure when anything is missing that a purpose needs for a run
   */
  public static void require(Config config, Purpose purpose, String run) {
    require(config, needed(config, purpose, run), purpose.word() + " --run " + run);
  }

  /**
   * The same for what is not about a run.
   *
   * @throws Failure when anything is missing
   */
  public static void require(Config config, Purpose purpose) {
    require(config, needed(config, purpose), purpose.word());
  }

  private static void require(Config config, Collection<Right> needed, String purpose) {
    List<String> faults = new ArrayList<>(complaints(config, needed));
    if (!faults.isEmpty()) {
      faults.add("'./waymark acls --for " + purpose + "' lists all that it needs");
      throw new Failure(String.join("\nwaymark: ", faults));
    }
  }

  /** A sentence for each right of these that is missing. */
  public static List<String> complaints(Config config, Collection<Right> needed) {
    try (Cluster cluster = new Cluster(config)) {
      return sentences(config, new AccessCheck(cluster).missing(needed));
    }
  }

  /** A sentence for each missing right: what, to whom, and what would give it. */
  static List<String> sentences(Config config, Collection<Right> missing) {
    Optional<String> known = PrincipalName.of(config);
    List<String> sentences = new ArrayList<>();
    for (Right right : missing) {
      String gives =
          KafkaAcls.commands(
                  config.settings().get(ConnectionSettings.BOOTSTRAP_SERVERS),
                  known.orElse(PrincipalName.UNKNOWN),
                  List.of(right))
              .get(0);
      sentences.add(
          known.orElse(PrincipalName.DESCRIBED)
              + " may not "
              + right.operation()
              + " "
              + right.subject()
              + "; this allows it: "
              + gives);
    }
    return sentences;
  }
}
