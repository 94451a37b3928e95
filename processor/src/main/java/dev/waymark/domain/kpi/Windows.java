package dev.waymark.domain.kpi;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/**
 * Which window of each grain a moment lies in, in the business time zone. Windows are half-open,
 * weeks begin on Monday (ISO 8601), and a day lasts 23 or 25 hours when the clocks change.
 *
 * <p>Recent days are remembered, because almost every moment asked about lies in one of them: not
 * for use by several threads.
 */
public final class Windows {

  private static final long MINUTE_MS = 60_000L;
  private static final long HOUR_MS = 3_600_000L;
  private static final long DAY_MS = 86_400_000L;
  private static final int REMEMBERED = 2048;

  private final ZoneId zone;
  private final Day[] days = new Day[REMEMBERED];

  public Windows(ZoneId zone) {
    this.zone = zone;
  }

  /**
   * The start of the window that holds a moment, both in epoch milliseconds.
   *
   * @throws IllegalArgumentException for {@link Grain#NOW}, which has no windows
   */
  public long start(Grain grain, long atMs) {
    return switch (grain) {
      case MINUTE -> Math.floorDiv(atMs, MINUTE_MS) * MINUTE_MS;
      case HOUR -> hourStart(atMs);
      case DAY -> day(atMs).startMs;
      case WEEK -> day(atMs).weekStartMs;
      case MONTH -> day(atMs).monthStartMs;
      case NOW -> throw new IllegalArgumentException("now is a moment: it has no window");
    };
  }

  /**
   * The end, exclusive, of the window that starts at the given moment; the next one starts there.
   */
  public long end(Grain grain, long startMs) {
    return switch (grain) {
      case MINUTE -> startMs + MINUTE_MS;
      case HOUR -> hourEnd(startMs);
      case DAY -> day(startMs).endMs;
      case WEEK -> day(startMs).weekEndMs;
      case MONTH -> day(startMs).monthEndMs;
      case NOW -> throw new IllegalArgumentException("now is a moment: it has no window");
    };
  }

  /** The start of the window just before the one that starts at the given moment. */
  public long previous(Grain grain, long startMs) {
    return start(grain, startMs - 1);
  }

  /** The number of the day that holds a moment: days since 1970-01-01 of the business time zone. */
  public long dayNumber(long atMs) {
    return day(atMs).date.toEpochDay();
  }

  /** A change of the clock within an hour ends one hour window and begins another. */
  private long hourStart(long atMs) {
    long startMs = fullHour(atMs);
    return offsetMs(startMs) == offsetMs(atMs) ? startMs : lastChangeMs(atMs);
  }

  private long hourEnd(long startMs) {
    long endMs = fullHour(startMs) + HOUR_MS;
    return offsetMs(endMs - 1) == offsetMs(startMs) ? endMs : lastChangeMs(endMs - 1);
  }

  private long fullHour(long atMs) {
    long offsetMs = offsetMs(atMs);
    return Math.floorDiv(atMs + offsetMs, HOUR_MS) * HOUR_MS - offsetMs;
  }

  private long offsetMs(long atMs) {
    return zone.getRules().getOffset(Instant.ofEpochMilli(atMs)).getTotalSeconds() * 1000L;
  }

  private long lastChangeMs(long atMs) {
    Instant after = Instant.ofEpochMilli(atMs + 1);
    return zone.getRules().previousTransition(after).getInstant().toEpochMilli();
  }

  private Day day(long atMs) {
    int slot = (int) Math.floorMod(Math.floorDiv(atMs, DAY_MS), (long) REMEMBERED);
    Day known = days[slot];
    if (known != null && known.startMs <= atMs && atMs < known.endMs) {
      return known;
    }
    Day found = dayOf(Instant.ofEpochMilli(atMs).atZone(zone).toLocalDate());
    if (atMs >= found.endMs) { // the clock went back over midnight: the next day has begun
      found = dayOf(found.date.plusDays(1));
    }
    days[slot] = found;
    return found;
  }

  private Day dayOf(LocalDate date) {
    LocalDate monday = date.with(TemporalAdjusters.previousOrSame(java.time.DayOfWeek.MONDAY));
    return new Day(
        date,
        startOf(date),
        startOf(date.plusDays(1)),
        startOf(monday),
        startOf(monday.plusWeeks(1)),
        startOf(date.withDayOfMonth(1)),
        startOf(date.withDayOfMonth(1).plusMonths(1)));
  }

  private long startOf(LocalDate date) {
    return date.atStartOfDay(zone).toInstant().toEpochMilli();
  }

  private record Day(
      LocalDate date,
      long startMs,
      long endMs,
      long weekStartMs,
      long weekEndMs,
      long monthStartMs,
      long monthEndMs) {}
}
