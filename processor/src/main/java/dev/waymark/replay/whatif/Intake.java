package dev.waymark.replay.whatif;

import dev.waymark.wire.RejectReason;
import java.util.EnumMap;
import java.util.Map;

/** Counts what becomes of the records of one side. */
final class Intake {

  private final Map<RejectReason, Long> rejects = new EnumMap<>(RejectReason.class);
  private long taken;
  private long leftOut;

  void rejected(RejectReason reason) {
    rejects.merge(reason, 1L, Long::sum);
  }

  void leftOut() {
    leftOut++;
  }

  void taken() {
    taken++;
  }

  History.Counts counts(long customers, long doubled) {
    return new History.Counts(customers, taken - doubled, doubled, leftOut, rejects);
  }
}
