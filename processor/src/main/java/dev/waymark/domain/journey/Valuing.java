package dev.waymark.domain.journey;

import dev.waymark.domain.kpi.Grain;
import dev.waymark.domain.kpi.Kpi;
import dev.waymark.domain.kpi.Windows;
import dev.waymark.domain.rules.RfmCuts;
import dev.waymark.domain.rules.ValueBands;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;

/**
 * What the purchases of one customer are worth at the ends of weeks and months: movements, moves
 * between segments, RFM grades and cohorts. All of it is said ahead when a purchase is made, and
 * said anew by the next one, because until then time alone decides; so nobody need be woken when a
 * period ends.
 */
final class Valuing {

  private static final List<Grain> PERIODS = List.of(Grain.WEEK, Grain.MONTH);

  private final Walk walk;
  private final Windows windows;
  private final ValueBands bands;

  Valuing(Walk walk) {
    this.walk = walk;
    this.windows = walk.fold.windows();
    this.bands = walk.rules.value();
  }

  /** The earliest start of a period in which a moment lies; what left the window before is done. */
  static long oldestStartMs(Windows windows, long atMs) {
    return Math.min(windows.start(Grain.WEEK, atMs), windows.start(Grain.MONTH, atMs));
  }

  /** Trailing value at a moment, of what had been bought before it. */
  static long worthAt(long atMs, Purchases known, ValueBands bands) {
    return Standing.at(atMs, known, bands).value;
  }

  /** A purchase was made just now. */
  void bought(Purchases before, Purchases after, long minor) {
    retain(before, after, minor);
    for (Grain grain : PERIODS) {
      long startMs = windows.start(grain, walk.momentMs);
      Standing start = Standing.at(startMs, after, bands);
      Standing startBefore = Standing.at(startMs, before, bands);
      do {
        long endMs = windows.end(grain, startMs);
        Standing end = Standing.at(endMs, after, bands);
        Standing endBefore = Standing.at(endMs, before, bands);
        Period period = new Period(grain, startMs, endMs);
        told(
            Kpi.MOVEMENTS,
            period,
            movement(period, before, startBefore, endBefore),
            movement(period, after, start, end));
        told(
            Kpi.SEGMENT_MOVES,
            period,
            move(period, before, startBefore, endBefore),
            move(period, after, start, end));
        told(Kpi.RFM, period, rfm(period, endBefore), rfm(period, end));
        startMs = endMs;
        start = end;
        startBefore = endBefore;
      } while (start.count > 0);
      long nowMs = windows.start(grain, walk.momentMs);
      stayAway(new Period(grain, nowMs, windows.end(grain, nowMs)), before, after);
    }
  }

  /**
   * From some period on, a customer who buys no more is away at both ends of every period: they had
   * nothing in the value window then, and have nothing now.
   */
  private void stayAway(Period now, Purchases before, Purchases after) {
    if (before.any()) {
      away(now.grain, awayFrom(now, before), -1);
    }
    away(now.grain, awayFrom(now, after), 1);
  }

  /** The customer is to be counted nowhere from now on. */
  void vanish(Purchases known) {
    if (known.any()) {
      for (Grain grain : PERIODS) {
        long startMs = windows.start(grain, walk.momentMs);
        Period now = new Period(grain, startMs, windows.end(grain, startMs));
        away(grain, awayFrom(now, known), -1);
      }
    }
  }

  /** The start of the first such period that is not before this one. */
  private long awayFrom(Period now, Purchases known) {
    boolean away =
        !now.holds(known.firstMs())
            && Standing.at(now.startMs, known, bands).count == 0
            && Standing.at(now.endMs, known, bands).count == 0;
    if (away) {
      return now.startMs;
    }
    long goneMs = known.lastMs() + bands.windowMs();
    long startMs = windows.start(now.grain, goneMs);
    return Math.max(now.endMs, startMs == goneMs ? goneMs : windows.end(now.grain, startMs));
  }

  private void away(Grain grain, long fromMs, int sign) {
    walk.out.add(Kpi.SEGMENT_MOVES, grain.alone(), Kpi.AWAY, fromMs, sign, 0);
  }

  private void retain(Purchases before, Purchases after, long minor) {
    boolean first =
        !before.any()
            || windows.start(Grain.MONTH, before.lastMs())
                != windows.start(Grain.MONTH, walk.momentMs);
    YearMonth cohort = month(after.firstMs());
    YearMonth now = month(walk.momentMs);
    int age =
        (now.getYear() - cohort.getYear()) * 12 + now.getMonthValue() - cohort.getMonthValue();
    String dimensions = "age=" + age + ";cohort=" + cohort;
    walk.out.add(Kpi.RETAINED_CUSTOMERS, dimensions, walk.momentMs, first ? 1 : 0, minor);
  }

  private YearMonth month(long atMs) {
    return YearMonth.from(Instant.ofEpochMilli(atMs).atZone(walk.rules.zone()));
  }

  /** Replaces what was told of a period by what is true now. */
  private void told(Kpi kpi, Period period, Part before, Part now) {
    if (!before.equals(now)) {
      tell(kpi, period, before, -1);
      tell(kpi, period, now, 1);
    }
  }

  private void tell(Kpi kpi, Period period, Part part, int sign) {
    if (!part.equals(Part.NONE)) {
      Set<Grain> only = period.grain.alone();
      walk.out.add(kpi, only, part.dimensions, period.startMs, sign, sign * part.amount);
    }
  }

  private static Part movement(Period period, Purchases known, Standing start, Standing end) {
    String movement = movement(start.value, end.value, period.holds(known.firstPaidMs()));
    return movement.isEmpty()
        ? Part.NONE
        : new Part("movement=" + movement + ";segment=" + end.segment, end.value - start.value);
  }

  private static String movement(long opening, long closing, boolean first) {
    if (opening == 0) {
      return closing == 0 ? "" : first ? "NEW" : "REACTIVATION";
    }
    if (closing == 0) {
      return "CHURN";
    }
    return closing > opening ? "EXPANSION" : closing < opening ? "CONTRACTION" : "UNCHANGED";
  }

  private static Part move(Period period, Purchases known, Standing start, Standing end) {
    boolean entrant = known.any() && period.holds(known.firstMs());
    if (!entrant && start.count == 0 && end.count == 0) {
      return Part.NONE;
    }
    String from = entrant ? "ENTRANT" : start.segment;
    return new Part("from=" + from + ";to=" + end.segment, end.value);
  }

  private Part rfm(Period period, Standing end) {
    if (period.grain != Grain.MONTH || end.count == 0) {
      return Part.NONE;
    }
    RfmCuts cuts = walk.rules.rfm();
    return new Part(
        "f="
            + cuts.frequency(end.count)
            + ";m="
            + cuts.monetary(end.value)
            + ";r="
            + cuts.recency(period.endMs - end.lastMs),
        end.value);
  }

  private record Period(Grain grain, long startMs, long endMs) {

    boolean holds(long atMs) {
      return startMs <= atMs && atMs < endMs;
    }
  }

  /** One customer's part of a cell. */
  private record Part(String dimensions, long amount) {

    static final Part NONE = new Part("", 0);
  }

  /** How a customer stands at the boundary of two periods. */
  private record Standing(long count, long value, long lastMs, String segment) {

    /** By the purchases before a moment that lie in the value window then. */
    static Standing at(long atMs, Purchases known, ValueBands bands) {
      long fromMs = atMs - bands.windowMs();
      long count = 0;
      long value = 0;
      long lastMs = 0;
      for (List<Spend> spends : List.of(known.faded(), known.recent())) {
        for (int i = 0; i < spends.size(); i++) {
          Spend spend = spends.get(i);
          if (fromMs < spend.atMs() && spend.atMs() < atMs) {
            count++;
            value += spend.minor();
            lastMs = spend.atMs();
          }
        }
      }
      return new Standing(count, value, lastMs, bands.segment(count > 0, value));
    }
  }
}
