package dev.waymark.replay.whatif;

import dev.waymark.wire.RejectReason;
import java.util.EnumMap;
import java.util.Map;

/** Counts what becomes of the records of one side. */
final class Intake {

  private final Map<RejectReason, Long> rejects = new EnumMap<>(RejectReason.class);
  private long taken;
  private long leftOut;
  private long erased;

  void rejected(RejectReason reason) {
    rejects.merge(reason, 1L, Long::sum);
  }

  void leftOut() {
    leftOut++;
  }

  void erased() {
    erased++;
  }

  /** An event that was taken turns out to be that of somebody who was erased. */
  void erasedAfterAll() {
    taken--;
    erased++;
  }

  void taken() {
    taken++;
  }

  History.Counts counts(long customers, long doubled) {
    return new History.Counts(customers, taken - doubled, doubled, leftOut, erased, rejects);
  }
}
