package dev.waymark.domain.rules;

import dev.waymark.domain.event.Event;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Set;

/**
 * Everything the domain is told before it is told events: one value, the same for every customer.
 *
 * @param version names these rules in alerts
 * @param zone the business time zone of days, weeks and months
 * @param currency the reporting currency
 * @param channels the channels and networks that are told apart in KPIs; the rest is {@code other}
 * @param campaigns the campaigns that are told apart in KPIs; the rest is {@code other}
 * @param lookbackMs how far before a first purchase a touch gets credit for it
 * @param unusualFloor complaints that are added to the usual level before a window is held against
 *     it
 * @param censusAtMs the moment at which every journey is brought up to date and published, {@link
 *     #NEVER} for none
 */
public record Rules(
    String version,
    ZoneId zone,
    Currency currency,
    Lifecycle lifecycle,
    ValueBands value,
    RfmCuts rfm,
    Churn churn,
    Saving saving,
    Limits limits,
    Set<String> channels,
    Set<String> campaigns,
    long lookbackMs,
    long unusualFloor,
    long censusAtMs) {

  /** No moment at all. */
  public static final long NEVER = Long.MAX_VALUE;

  public Rules {
    channels = Set.copyOf(channels);
    campaigns = Set.copyOf(campaigns);
    if (unusualFloor < 1) {
      throw new IllegalArgumentException(
          "unusual floor is " + unusualFloor + ": it must be at least 1");
    }
  }

  /**
   * The channel of an event as a KPI dimension: itself when listed, {@code none} or {@code other}.
   */
  public String channel(Event event) {
    return dimension(event.origin().channel());
  }

  /**
   * The campaign of an event as a KPI dimension: itself when listed, {@code none} or {@code other}.
   */
  public String campaign(Event event) {
    return dimension(event.origin().campaign(), campaigns);
  }

  /** A source's word as a KPI dimension: itself when listed, {@code none} or {@code other}. */
  public String dimension(String word) {
    return dimension(word, channels);
  }

  private static String dimension(String word, Set<String> listed) {
    if (word.isEmpty()) {
      return "none";
    }
    return listed.contains(word) ? word : "other";
  }
}
