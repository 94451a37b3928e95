package dev.waymark.history;

import dev.waymark.domain.kpi.Grain;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One revision of one window of a line.
 *
 * @param asOfMs the moment up to which it holds
 */
record Cell(
    Line line,
    long startMs,
    long endMs,
    long count,
    long amount,
    double minorPerMajor,
    long revision,
    boolean complete,
    long asOfMs) {

  private static final Map<String, dev.waymark.domain.kpi.Kpi> KPIS =
      Arrays.stream(dev.waymark.domain.kpi.Kpi.values())
          .collect(
              Collectors.toUnmodifiableMap(dev.waymark.domain.kpi.Kpi::label, Function.identity()));

  /** Of a record; none for what has no window, and for KPIs that this version does not know. */
  static Optional<Cell> of(dev.waymark.schema.Kpi told) {
    Optional<dev.waymark.domain.kpi.Kpi> kpi = Optional.ofNullable(KPIS.get(told.getKpi()));
    Optional<Instant> start = Optional.ofNullable(told.getWindowStart());
    Optional<Instant> end = Optional.ofNullable(told.getWindowEnd());
    if (kpi.isEmpty() || start.isEmpty() || end.isEmpty()) {
      return Optional.empty();
    }
    Grain grain = Grain.valueOf(told.getGrain().name());
    return Optional.of(
        new Cell(
            Line.of(kpi.get(), grain, told.getDimensions()),
            start.get().toEpochMilli(),
            end.get().toEpochMilli(),
            told.getCount(),
            told.getAmount(),
            minorPerMajor(told.getCurrency()),
            told.getRevision(),
            told.getComplete(),
            told.getAsOf().toEpochMilli()));
  }

  private static double minorPerMajor(String currency) {
    return currency.isEmpty()
        ? 1
        : Math.pow(10, Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits()));
  }

  /** Whether there is a time for this revision. */
  boolean hasTime() {
    return RevisionSlot.holds(startMs, endMs, revision);
  }

  long stampMs() {
    return RevisionSlot.stampMs(startMs, endMs, revision);
  }

  List<Sample> samples(String run) {
    return line.samples(run, stampMs(), count, amount, minorPerMajor);
  }

  /** The window it is of. */
  Place place() {
    return new Place(line, startMs);
  }

  /** One window of a line. */
  record Place(Line line, long startMs) {}
}
