package dev.waymark.sandbox.replay;

import dev.waymark.app.Config;
import dev.waymark.app.RunName;
import dev.waymark.schema.AlertStep;
import dev.waymark.schema.ChurnAlert;
import dev.waymark.schema.Identity;
import dev.waymark.schema.IdentityReason;
import dev.waymark.schema.IdentityStep;
import dev.waymark.schema.Journey;
import dev.waymark.schema.Kpi;
import dev.waymark.schema.SaveWindow;
import dev.waymark.schema.SaveWindowStep;
import dev.waymark.schema.StageChange;
import dev.waymark.stream.Topic;
import dev.waymark.wire.IdentityOutcomes;
import dev.waymark.wire.Wire;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;

/**
 * What stands on the output topics of a run in the end: the last word on each subject, as the bytes
 * in which it travels.
 *
 * <p>Five things differ by nature between two runs, and are left out. How often a KPI cell was
 * revised, and as of when: a run that was told of late events later has more revisions, each told
 * at a moment of its own, and what counts is the value of the last. What was said and taken back
 * again: only who was wrong for a while has said it. KPI cells that hold nothing: they are what is
 * left of contributions that were taken back, so who was never wrong has none. How it came out who
 * is who: names that stand for themselves again were only told of by those who took them for
 * somebody else's, and what was heard last depends on the order. The time at which the broker took
 * a record.
 */
record LastWords(Config config) {

  /** Journeys by customer: every byte. */
  Map<String, String> journeys() {
    return last(Topic.JOURNEYS, Journey.class, (key, journey) -> key, journey -> true);
  }

  /** KPI cells by their key: every byte but revision and as-of. */
  Map<String, String> kpis() {
    return last(
        Topic.KPIS,
        Kpi.class,
        (key, kpi) -> key,
        kpi -> kpi.getCount() != 0 || kpi.getAmount() != 0);
  }

  /** The last state of each alert that was not taken back: every byte. */
  Map<String, String> alerts() {
    return last(
        Topic.CHURN_ALERTS,
        ChurnAlert.class,
        (key, alert) -> alert.getAlertId(),
        alert -> alert.getStep() != AlertStep.RETRACTED);
  }

  /** The last state of each save window that was not taken back: every byte. */
  Map<String, String> saveWindows() {
    return last(
        Topic.SAVE_WINDOWS,
        SaveWindow.class,
        (key, window) -> window.getWindowId(),
        window -> window.getStep() != SaveWindowStep.RETRACTED);
  }

  /** The stage changes that were not taken back: every byte. */
  Map<String, String> stageChanges() {
    return last(
        Topic.STAGE_CHANGES,
        StageChange.class,
        (key, change) -> change.getChangeId(),
        change -> !change.getRetraction());
  }

  /** To whom each name belongs that is not its own: every byte but what showed it. */
  Map<String, String> identities() {
    return last(
        Topic.IDENTITIES,
        Identity.class,
        (key, identity) -> key,
        identity ->
            identity.getOwners().stream()
                .anyMatch(
                    owner ->
                        !owner
                            .getOwner()
                            .equals(IdentityOutcomes.party(identity.getName()).key())));
  }

  /** A line for each subject on which the two do not agree. */
  List<String> differencesFrom(LastWords other) {
    List<String> all = new ArrayList<>();
    differ("journey", other.journeys(), journeys(), all);
    differ("kpi", other.kpis(), kpis(), all);
    differ("alert", other.alerts(), alerts(), all);
    differ("save window", other.saveWindows(), saveWindows(), all);
    differ("stage change", other.stageChanges(), stageChanges(), all);
    differ("identity", other.identities(), identities(), all);
    return all;
  }

  private static void differ(
      String what, Map<String, String> theirs, Map<String, String> ours, List<String> all) {
    TreeSet<String> keys = new TreeSet<>(theirs.keySet());
    keys.addAll(ours.keySet());
    keys.stream()
        .filter(key -> !Objects.equals(theirs.get(key), ours.get(key)))
        .forEach(
            key -> all.add(what + " " + key + ": " + theirs.get(key) + ", here " + ours.get(key)));
  }

  /** The settings under which a run tells its results. */
  static Config ofRun(Config live, String name) {
    String engine = live.engineId() + "-" + name;
    Map<String, String> texts = new TreeMap<>();
    for (Topic topic : Topic.values()) {
      if (RunName.isItsOwn(topic)) {
        texts.put("topics." + topic.key(), engine + "." + topic.key());
      }
    }
    texts.put("application.id", engine);
    return live.with(texts);
  }

  private <T extends SpecificRecord> Map<String, String> last(
      Topic topic, Class<T> type, BiFunction<String, T, String> subject, Predicate<T> stands) {
    Wire wire = Wire.of(config.with(Map.of("registry.register", "true")).wire());
    Map<String, String> bytes = new TreeMap<>();
    try (OutputTopic<T> output =
        new OutputTopic<>(
            config.client(), config.topics().name(topic), wire.output(type).deserializer())) {
      for (Told<T> told : output.last(subject)) {
        T value = told.value();
        if (value != null && stands.test(value)) {
          byte[] written =
              Objects.requireNonNull(
                  wire.output(type)
                      .serializer()
                      .serialize(config.topics().name(topic), comparable(value)));
          bytes.put(told.subject(subject), HexFormat.of().formatHex(written));
        }
      }
    }
    return bytes;
  }

  private static <T extends SpecificRecord> T comparable(T value) {
    if (value instanceof Kpi kpi) {
      kpi.setRevision(0);
      kpi.setAsOf(Instant.EPOCH);
    }
    if (value instanceof Identity identity) {
      identity.setStep(IdentityStep.MERGED);
      identity.setReason(IdentityReason.EVENT);
      identity.setReasonId("");
      identity.setAt(Instant.EPOCH);
    }
    return value;
  }
}
