package dev.waymark.sandbox.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waymark.app.Config;
import dev.waymark.domain.event.EventKind;
import dev.waymark.stream.Topic;
import dev.waymark.wire.Decoded;
import dev.waymark.wire.RejectReason;
import dev.waymark.wire.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * What there is in the input that is no plain story, counted from the topics themselves: keys that
 * have far more than others, clocks that are wrong, bytes that are nothing, and bursts.
 */
final class Mixture {

  /** A clock that is wrong by more is not just a little off. */
  private static final long LITTLE_MS = Duration.ofMinutes(10).toMillis();

  /** In the busiest second so many times as many came as in an ordinary one. */
  private static final int BURST_TIMES = 2;

  /** A shorter input has no burst yet. */
  private static final int BURSTS_AFTER_SECONDS = 40;

  private final Map<EventKind, Deserializer<Decoded>> readers = new EnumMap<>(EventKind.class);
  private final Map<String, Long> byHotKey = new TreeMap<>();
  private final Map<Long, Long> bySecond = new TreeMap<>();
  private long wrongByMinutes;
  private long wrongByHours;
  private long future;
  private long broken;

  Mixture(Config config) {
    Wire wire = Wire.of(config.wire());
    for (EventKind kind : EventKind.values()) {
      readers.put(kind, wire.input(kind));
    }
  }

  /** The next record of an input topic, and when it was sent. */
  void hear(Topic topic, ConsumerRecord<byte[], byte[]> record, long sentAtMs) {
    bySecond.merge(sentAtMs / 1000, 1L, Long::sum);
    if (!Topic.inputs().contains(topic)) {
      return;
    }
    String key = new String(record.key(), UTF_8);
    if (key.startsWith(Source.HOT_KEY)) {
      byHotKey.merge(key, 1L, Long::sum);
    }
    Decoded decoded =
        Objects.requireNonNull(readers.get(Topic.kind(topic)))
            .deserialize(record.topic(), record.value());
    if (decoded instanceof Decoded.Read read) {
      clock(read.event().occurredAtMs(), record.timestamp());
    } else {
      broken++;
    }
  }

  private void clock(long saysMs, long wasMs) {
    if (saysMs > Instant.now().toEpochMilli()) {
      future++;
    } else if (Math.abs(saysMs - wasMs) > LITTLE_MS) {
      wrongByHours++;
    } else if (saysMs != wasMs) {
      wrongByMinutes++;
    }
  }

  /** All of it by name. */
  Map<String, Long> counts() {
    Map<String, Long> counts = new TreeMap<>();
    byHotKey.forEach((key, count) -> counts.put("of " + key, count));
    counts.put("clock wrong by minutes", wrongByMinutes);
    counts.put("clock wrong by hours", wrongByHours);
    counts.put("from the future", future);
    counts.put("no Avro", broken);
    counts.put("in an ordinary second", ordinary());
    counts.put("in the busiest second", busiest());
    return counts;
  }

  /**
   * What should be in it and is not, or was not told for what it is.
   *
   * @param rejects how many records were rejected, by reason
   */
  List<String> wrong(Map<String, Long> rejects) {
    List<String> wrong = new ArrayList<>();
    counts()
        .forEach(
            (what, count) -> {
              if (count == 0) {
                wrong.add("nothing in the input is " + what);
              }
            });
    if (byHotKey.isEmpty()) {
      wrong.add("nobody in the input buys far more than others");
    }
    if (bySecond.size() > BURSTS_AFTER_SECONDS && busiest() < BURST_TIMES * ordinary()) {
      wrong.add("no burst: " + busiest() + " records in the busiest second, " + ordinary());
    }
    compare(future, RejectReason.FUTURE, rejects, wrong);
    compare(broken, RejectReason.WRONG_MAGIC, rejects, wrong);
    return wrong;
  }

  private static void compare(
      long planted, RejectReason reason, Map<String, Long> rejects, List<String> wrong) {
    long rejected = rejects.getOrDefault(reason.name(), 0L);
    if (rejected != planted) {
      wrong.add("of " + planted + " records " + rejected + " were rejected as " + reason);
    }
  }

  private long busiest() {
    return bySecond.values().stream().mapToLong(Long::longValue).max().orElse(0);
  }

  private long ordinary() {
    long[] sorted = bySecond.values().stream().mapToLong(Long::longValue).sorted().toArray();
    return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
  }
}
