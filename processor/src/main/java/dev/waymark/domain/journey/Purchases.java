package dev.waymark.domain.journey;

import dev.waymark.domain.churn.Grievance;
import dev.waymark.domain.rules.Rules;
import dev.waymark.domain.rules.ValueBands;
import java.util.ArrayList;
import java.util.List;

/**
 * What a customer has bought so far. Amounts are minor units, moments epoch milliseconds; without a
 * purchase all are 0.
 *
 * @param count purchases
 * @param days distinct days of the business time zone with a purchase
 * @param firstMs the first purchase
 * @param lastMs the last purchase
 * @param lastEventId the event of the last purchase
 * @param gross all they paid
 * @param refunds all they were paid back
 * @param value trailing value as of the journey's moment: the sum of {@code recent}
 * @param valueAtLast trailing value just after the last purchase
 * @param firstDayMinor what was spent on the first day with a purchase
 * @param lastDayMinor what was spent on the last day with a purchase …
 * @param previousDayMinor … and on the one before
 * @param firstPaidMs the first purchase that cost anything, {@link Rules#NEVER} before there is one
 * @param recent the purchases within the value window, the oldest first
 * @param faded those that left the window in a week or month that is not over, or that are not 30
 *     days old
 */
public record Purchases(
    long count,
    long days,
    long firstMs,
    long lastMs,
    String lastEventId,
    long gross,
    long refunds,
    long value,
    long valueAtLast,
    long firstDayMinor,
    long lastDayMinor,
    long previousDayMinor,
    long firstPaidMs,
    List<Spend> recent,
    List<Spend> faded) {

  /** What one customer can spend, or be paid back, in all; what is beyond it does not count. */
  static final long MOST_MINOR = 1_000_000_000_000_000_000L;

  public static final Purchases NONE =
      new Purchases(0, 0, 0, 0, "", 0, 0, 0, 0, 0, 0, 0, Rules.NEVER, List.of(), List.of());

  public boolean any() {
    return count > 0;
  }

  /** The mean gap between purchases in milliseconds, 0 for fewer than two. */
  public long meanGapMs() {
    return count < 2 ? 0 : (lastMs - firstMs) / (count - 1);
  }

  /** And one more purchase; {@code newDay} says whether it is the first one of its day. */
  public Purchases plus(long atMs, String eventId, long paid, boolean newDay) {
    long minor = Math.min(paid, MOST_MINOR - gross);
    List<Spend> spends = new ArrayList<>(recent.size() + 1);
    spends.addAll(recent);
    spends.add(new Spend(atMs, minor));
    long worth = value + minor;
    return new Purchases(
        count + 1,
        newDay ? days + 1 : days,
        any() ? firstMs : atMs,
        atMs,
        eventId,
        gross + minor,
        refunds,
        worth,
        worth,
        isStillFirstDay(newDay) ? firstDayMinor + minor : firstDayMinor,
        newDay ? minor : lastDayMinor + minor,
        newDay ? lastDayMinor : previousDayMinor,
        firstPaidMs == Rules.NEVER && minor > 0 ? atMs : firstPaidMs,
        List.copyOf(spends),
        faded);
  }

  private boolean isStillFirstDay(boolean newDay) {
    return !any() || (days == 1 && !newDay);
  }

  /** The mean of what was spent on a day with a purchase after the first one, 0 without any. */
  double meanRepeatDayMinor() {
    return days < 2 ? 0 : (double) (gross - firstDayMinor) / (days - 1);
  }

  /** And money paid back, in minor units. */
  public Purchases plusRefund(long minor) {
    return new Purchases(
        count,
        days,
        firstMs,
        lastMs,
        lastEventId,
        gross,
        refunds + Math.min(minor, MOST_MINOR - refunds),
        value,
        valueAtLast,
        firstDayMinor,
        lastDayMinor,
        previousDayMinor,
        firstPaidMs,
        recent,
        faded);
  }

  /**
   * Without what has left the value window at a moment.
   *
   * @param oldestMs what left the window at or before it need not be remembered any more
   */
  Purchases without(long atMs, long windowMs, long oldestMs) {
    int gone = goneBy(atMs, windowMs);
    if (gone == 0) {
      return this;
    }
    List<Spend> left = new ArrayList<>(faded.size() + gone);
    left.addAll(faded);
    left.addAll(recent.subList(0, gone));
    long grievedMs = atMs - Grievance.SPAN_MS;
    left.removeIf(spend -> spend.atMs() + windowMs <= oldestMs && spend.atMs() < grievedMs);
    return new Purchases(
        count,
        days,
        firstMs,
        lastMs,
        lastEventId,
        gross,
        refunds,
        value - worthOfOldest(gone),
        valueAtLast,
        firstDayMinor,
        lastDayMinor,
        previousDayMinor,
        firstPaidMs,
        List.copyOf(recent.subList(gone, recent.size())),
        List.copyOf(left));
  }

  /** What was spent at or after a moment, at most 30 days ago or within the value window. */
  long spentSince(long fromMs) {
    long spent = 0;
    for (List<Spend> spends : List.of(faded, recent)) {
      for (Spend spend : spends) {
        spent += spend.atMs() >= fromMs ? spend.minor() : 0;
      }
    }
    return spent;
  }

  /** The value segment at a later moment when nothing more is bought. */
  String segmentAt(long atMs, ValueBands bands) {
    int gone = goneBy(atMs, bands.windowMs());
    return bands.segment(gone < recent.size(), value - worthOfOldest(gone));
  }

  /** How many of the recent purchases, the oldest, have left the value window by a moment. */
  private int goneBy(long atMs, long windowMs) {
    int gone = 0;
    while (gone < recent.size() && recent.get(gone).atMs() + windowMs <= atMs) {
      gone++;
    }
    return gone;
  }

  private long worthOfOldest(int purchases) {
    long worth = 0;
    for (int i = 0; i < purchases; i++) {
      worth += recent.get(i).minor();
    }
    return worth;
  }
}
