package dev.waymark.sandbox.replay;

import dev.waymark.app.Config;
import dev.waymark.app.RunName;
import dev.waymark.stream.Topic;
import dev.waymark.wire.Wire;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;

/**
 * What stands on the output topics of a run in the end: the last word on each subject, as the bytes
 * in which it travels.
 */
public record LastWords(Config config) {

  Map<String, String> journeys() {
    return last(Spoken.JOURNEYS);
  }

  Map<String, String> kpis() {
    return last(Spoken.KPIS);
  }

  Map<String, String> alerts() {
    return last(Spoken.ALERTS);
  }

  Map<String, String> saveWindows() {
    return last(Spoken.SAVE_WINDOWS);
  }

  Map<String, String> stageChanges() {
    return last(Spoken.STAGE_CHANGES);
  }

  Map<String, String> identities() {
    return last(Spoken.IDENTITIES);
  }

  /** A line for each subject on which the two do not agree. */
  List<String> differencesFrom(LastWords other) {
    List<String> all = new ArrayList<>();
    for (Spoken<?> spoken : Spoken.ALL) {
      differ(spoken.what(), other.last(spoken), last(spoken), all);
    }
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
  public static Config ofRun(Config live, String name) {
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

  private <T extends SpecificRecord> Map<String, String> last(Spoken<T> spoken) {
    Wire wire = Wire.of(config.with(Map.of("registry.register", "true")).wire());
    String topic = config.topics().name(spoken.topic());
    Map<String, String> bytes = new TreeMap<>();
    try (OutputTopic<T> output =
        new OutputTopic<>(config.client(), topic, wire.output(spoken.type()).deserializer())) {
      for (Told<T> told : output.last(spoken.subject())) {
        T value = told.value();
        if (value != null && spoken.stands().test(value)) {
          byte[] written =
              wire.output(spoken.type())
                  .serializer()
                  .serialize(topic, spoken.comparable().apply(value));
          bytes.put(
              told.subject(spoken.subject()),
              HexFormat.of().formatHex(Objects.requireNonNull(written)));
        }
      }
    }
    return bytes;
  }
}
