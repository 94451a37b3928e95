package dev.waymark.history;

import dev.waymark.domain.kpi.Windows;
import dev.waymark.metrics.HistoryNumbers;
import dev.waymark.metrics.HistoryNumbers.Refusal;
import dev.waymark.schema.Kpi;
import dev.waymark.wire.Figures;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What history must know of the KPIs that come: the newest revision of each window, and which lines
 * go on at zero. It is told record by record, and says what is to be written.
 *
 * <p>A partition is read from its beginning each time it comes here. What lies before the offset
 * that was committed has been written, and is only learnt from: which lines there are, and how far
 * they have come.
 */
final class Chronicle {

  private final PublisherRules rules;
  private final HistoryNumbers numbers;
  private final Gathered gathered = new Gathered();
  private final Map<Integer, Part> parts = new HashMap<>();
  private final Map<String, Long> clocks = new HashMap<>();

  Chronicle(PublisherRules rules, HistoryNumbers numbers) {
    this.rules = rules;
    this.numbers = numbers;
  }

  /** A partition has come here, of which everything before an offset has been written. */
  void comes(int partition, long writtenBefore) {
    parts.put(partition, new Part(writtenBefore));
  }

  /** A partition has gone elsewhere. */
  void goes(int partition) {
    parts.remove(partition);
  }

  /** A record of a partition that is here. */
  void take(int partition, long offset, Kpi told) {
    Part part = parts.get(partition);
    if (part == null) {
      return;
    }
    part.reached(offset);
    if (told.getKpi().equals(Figures.CLOCK)) {
      told.getDimensions().values().forEach(of -> clocks.put(of, told.getCount()));
      return;
    }
    part.asOfMs = Math.max(part.asOfMs, told.getAsOf().toEpochMilli());
    Cell.of(told).ifPresent(cell -> take(part, cell));
  }

  private void take(Part part, Cell cell) {
    part.zeros.seen(cell);
    if (part.isLearning) {
      return;
    }
    if (cell.hasTime()) {
      gathered.take(cell);
    } else {
      numbers.refused(Refusal.TOO_OFTEN, 1);
    }
  }

  /** All records of a partition before an offset have come. */
  void passed(int partition, long offset) {
    Optional.ofNullable(parts.get(partition)).ifPresent(part -> part.reached(offset));
  }

  /** Whether a partition has come to where new records begin. */
  boolean isBeyondLearning(int partition) {
    Part part = parts.get(partition);
    return part != null && !part.isLearning;
  }

  int waiting() {
    return gathered.size();
  }

  /** What is to be written at once: what is told of windows that are over. */
  List<Sample> over(long nowMs) {
    return samples(gathered.takeOver(), nowMs);
  }

  /** Everything that is to be written up to now, zeros included. */
  List<Sample> all(long nowMs) {
    List<Cell> cells = gathered.takeAll();
    for (Part part : parts.values()) {
      if (!part.isLearning) {
        cells.addAll(part.zeros.until(part.clockMs()));
      }
    }
    return samples(cells, nowMs);
  }

  /**
   * Not what is out of date already, and not what would be stamped in the future: servers refuse
   * that, or take it and then refuse the past. An open window is told again when it is over.
   */
  private List<Sample> samples(Collection<Cell> cells, long nowMs) {
    List<Sample> samples = new ArrayList<>();
    for (Cell cell : cells) {
      boolean ahead = !cell.complete() && cell.stampMs() > nowMs;
      if (!ahead && isKept(cell, nowMs)) {
        samples.addAll(cell.samples(rules.run()));
      }
    }
    return samples;
  }

  private boolean isKept(Cell cell, long nowMs) {
    Long keptMs = rules.retentionMs().get(cell.line().grain());
    return keptMs == null || cell.endMs() > nowMs - keptMs;
  }

  /** The moment that all journeys have come to, where all of their clocks are heard here. */
  private long allReachedMs() {
    return clocks.size() < rules.journeyPartitions()
        ? Long.MIN_VALUE
        : clocks.values().stream().mapToLong(Long::longValue).min().orElse(Long.MIN_VALUE);
  }

  /** One partition of the topic. */
  private final class Part {
    private final long writtenBefore;
    private final Zeros zeros = new Zeros(new Windows(rules.zone()));
    private boolean isLearning = true;
    private long asOfMs = Long.MIN_VALUE;

    Part(long writtenBefore) {
      this.writtenBefore = writtenBefore;
    }

    /** From the first new record on, zeros are new, too. */
    void reached(long offset) {
      if (isLearning && offset >= writtenBefore) {
        isLearning = false;
        zeros.until(clockMs());
      }
    }

    private long clockMs() {
      return Math.max(asOfMs, allReachedMs());
    }
  }
}
