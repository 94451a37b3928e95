package dev.waymark.domain.journey;

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
 * @param lastDayMinor what was spent on the last day with a purchase …
 * @param previousDayMinor … and on the one before
 * @param recent the purchases within the value window, the oldest first
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
    long lastDayMinor,
    long previousDayMinor,
    List<Spend> recent) {

  public static final Purchases NONE = new Purchases(0, 0, 0, 0, "", 0, 0, 0, 0, 0, 0, List.of());

  public boolean any() {
    return count > 0;
  }

  /** The mean gap between purchases in milliseconds, 0 for fewer than two. */
  public long meanGapMs() {
    return count < 2 ? 0 : (lastMs - firstMs) / (count - 1);
  }

  /** And one more purchase; {@code newDay} says whether it is the first one of its day. */
  public Purchases plus(long atMs, String eventId, long minor, boolean newDay) {
    List<Spend> spends = new ArrayList<>(recent.size() + 1);
    spends.addAll(recent);
    spends.add(new Spend(atMs, minor));
    long worth = Math.addExact(value, minor);
    return new Purchases(
        count + 1,
        newDay ? days + 1 : days,
        any() ? firstMs : atMs,
        atMs,
        eventId,
        Math.addExact(gross, minor),
        refunds,
        worth,
        worth,
        newDay ? minor : lastDayMinor + minor,
        newDay ? lastDayMinor : previousDayMinor,
        List.copyOf(spends));
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
        Math.addExact(refunds, minor),
        value,
        valueAtLast,
        lastDayMinor,
        previousDayMinor,
        recent);
  }

  /** Without what has left the value window at the given moment. */
  Purchases without(long atMs, long windowMs) {
    int gone = 0;
    long lost = 0;
    while (gone < recent.size() && recent.get(gone).atMs() + windowMs <= atMs) {
      lost += recent.get(gone).minor();
      gone++;
    }
    if (gone == 0) {
      return this;
    }
    return new Purchases(
        count,
        days,
        firstMs,
        lastMs,
        lastEventId,
        gross,
        refunds,
        value - lost,
        valueAtLast,
        lastDayMinor,
        previousDayMinor,
        List.copyOf(recent.subList(gone, recent.size())));
  }

  /** The value segment at a later moment when nothing more is bought. */
  String segmentAt(long atMs, ValueBands bands) {
    int gone = 0;
    long lost = 0;
    while (gone < recent.size() && recent.get(gone).atMs() + bands.windowMs() <= atMs) {
      lost += recent.get(gone).minor();
      gone++;
    }
    return bands.segment(gone < recent.size(), value - lost);
  }
}
