package dev.waymark.sandbox.chaos;

import dev.waymark.sandbox.replay.RecordCells;
import dev.waymark.sandbox.replay.Spoken;
import dev.waymark.sandbox.replay.Told;
import dev.waymark.schema.Kpi;
import dev.waymark.schema.Late;
import dev.waymark.schema.Reject;
import dev.waymark.stream.Topic;
import dev.waymark.wire.RejectReason;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;

/** All that one run told. */
final class Testimony {

  private static final Spoken<Reject> REJECTS =
      new Spoken<>(
          "reject",
          Topic.REJECTS,
          Reject.class,
          (key, reject) ->
              reject.getTopic() + "/" + reject.getPartition() + "/" + reject.getOffset(),
          reject -> true,
          Testimony::withoutTheClock);

  private static final Spoken<Late> LATE =
      new Spoken<>(
          "late event",
          Topic.LATE,
          Late.class,
          (key, late) ->
              late.getTopic() + "/" + late.getPartition() + "/" + late.getOffset() + "/" + key,
          late -> true,
          UnaryOperator.identity());

  private final List<Hearing<?>> all =
      List.of(
          new Hearing<>(Spoken.JOURNEYS, new Order.Any<>()),
          new Hearing<>(Spoken.KPIS, new Order.Revisions()),
          new Hearing<>(Spoken.ALERTS, new Order.News<>()),
          new Hearing<>(Spoken.SAVE_WINDOWS, new Order.News<>()),
          new Hearing<>(Spoken.STAGE_CHANGES, new Order.News<>()),
          new Hearing<>(Spoken.IDENTITIES, new Order.Any<>()),
          new Hearing<>(REJECTS, new Order.Once<>()),
          new Hearing<>(LATE, new Order.Once<>()));

  private final Map<String, Kpi> ends = new TreeMap<>();
  private final Map<String, Long> rejects = new TreeMap<>();

  /** How far in the future something is depends on when it was looked at. */
  private static Reject withoutTheClock(Reject reject) {
    return reject.getReason().equals(RejectReason.FUTURE.name())
        ? Reject.newBuilder(reject).setMessage("").build()
        : reject;
  }

  List<Hearing<?>> all() {
    return all;
  }

  /** The next record of a topic; the cells that count records say what is conserved. */
  <T extends SpecificRecord> void hear(Hearing<T> hearing, Told<T> told) {
    hearing.hear(told);
    if (told.value() instanceof Kpi kpi && RecordCells.isNow(kpi)) {
      ends.put(told.key(), kpi);
    } else if (told.value() instanceof Reject reject) {
      rejects.merge(reject.getReason(), 1L, Long::sum);
    }
  }

  /** How many records were rejected, by reason. */
  Map<String, Long> rejects() {
    return rejects;
  }

  /** How many records of each topic ended in each way. */
  Map<String, Map<String, Long>> ends() {
    Map<String, Map<String, Long>> by = new TreeMap<>();
    ends.values()
        .forEach(
            kpi ->
                by.computeIfAbsent(RecordCells.topic(kpi), topic -> new TreeMap<>())
                    .merge(RecordCells.end(kpi), kpi.getCount(), Long::sum));
    return by;
  }
}
