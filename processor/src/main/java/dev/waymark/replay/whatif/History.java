package dev.waymark.replay.whatif;

import dev.waymark.wire.RejectReason;
import java.util.Map;
import java.util.TreeMap;

/**
 * What history was compared.
 *
 * @param read records that were read
 * @param badLines lines of files that say no event
 * @param firstMs when the first event was, in epoch milliseconds
 * @param endMs up to when both sides were worked out, in epoch milliseconds
 * @param counts what became of the records
 */
public record History(long read, long badLines, long firstMs, long endMs, Both<Counts> counts) {

  /**
   * What became of the records on one side; applied, doubled, left out, erased and rejected are all
   * of them.
   *
   * @param customers whom they are about
   * @param doubled had the id of an event before them
   * @param leftOut lie at or after the end
   * @param erased are those of somebody who was erased
   * @param rejected could not be taken, by why
   */
  public record Counts(
      long customers,
      long applied,
      long doubled,
      long leftOut,
      long erased,
      Map<RejectReason, Long> rejected) {

    public Counts {
      rejected = java.util.Collections.unmodifiableMap(new TreeMap<>(rejected));
    }

    /** All that could not be taken. */
    public long allRejected() {
      return rejected.values().stream().mapToLong(Long::longValue).sum();
    }
  }
}
