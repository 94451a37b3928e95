package dev.waymark.app;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/** What counts as new, lapsed, lost and valuable. */
public final class LifecycleSettings {

  public static final Setting.One<String> RULES_VERSION =
      new Setting.One<>(
          "rules.version", "1", Kinds.TEXT, "Names these rules in alerts; change it with them.");
  public static final Setting.One<ZoneId> ZONE =
      new Setting.One<>("zone", "UTC", Kinds.ZONE, "The business time zone of KPI windows.");
  public static final Setting.One<Currency> CURRENCY =
      new Setting.One<>("currency", "USD", Kinds.CURRENCY, "The reporting currency.");
  public static final Setting.One<Duration> NEW_FOR =
      new Setting.One<>(
          "lifecycle.new-for",
          "30d",
          Kinds.SPAN,
          "How long after the one purchase a customer is NEW.");
  public static final Setting.One<Duration> LAPSE_AFTER =
      new Setting.One<>(
          "lifecycle.lapse-after",
          "90d",
          Kinds.SPAN,
          "How long after the last purchase a customer lapses.");
  public static final Setting.One<Duration> LOST_AFTER =
      new Setting.One<>(
          "lifecycle.lost-after",
          "180d",
          Kinds.SPAN,
          "How long after the last purchase a customer is lost.");
  public static final Setting.Many<Duration> LAPSE_AFTER_BY_SEGMENT =
      new Setting.Many<>(
          "lifecycle.lapse-after.by-segment",
          Map.of(),
          Kinds.SPAN,
          "Another lapse-after for a value segment, such as GOLD=120d.");
  public static final Setting.One<String> LAPSE =
      new Setting.One<>(
          "lifecycle.lapse",
          "fixed",
          Kinds.oneOf("fixed", "personal"),
          "Whether customers lapse by the fixed span or by their own rhythm.");
  public static final Setting.One<Double> PERSONAL_FACTOR =
      new Setting.One<>(
          "lifecycle.personal.factor",
          "3",
          Kinds.decimal("a number from 0.1 to 100", 0.1, 100),
          "How many of their mean gaps a customer may be silent.");
  public static final Setting.One<Duration> PERSONAL_MIN =
      new Setting.One<>(
          "lifecycle.personal.min", "30d", Kinds.SPAN, "The shortest personal lapse span.");
  public static final Setting.One<Duration> PERSONAL_MAX =
      new Setting.One<>(
          "lifecycle.personal.max", "180d", Kinds.SPAN, "The longest personal lapse span.");
  public static final Setting.One<Duration> VALUE_WINDOW =
      new Setting.One<>("value.window", "90d", Kinds.SPAN, "How far back trailing value looks.");
  public static final Setting.One<List<BigDecimal>> VALUE_BOUNDS =
      new Setting.One<>(
          "value.bounds",
          "0, 300, 1000",
          Kinds.AMOUNTS,
          "Where the value segments begin, in the reporting currency, the first at 0.");
  public static final Setting.One<List<String>> VALUE_NAMES =
      new Setting.One<>(
          "value.names",
          "BRONZE, SILVER, GOLD",
          Kinds.FEW_WORDS,
          "The names of the value segments, one for each bound.");

  public static final Setting.One<List<Duration>> RFM_RECENCY =
      new Setting.One<>(
          "rfm.recency",
          "7d, 14d, 30d, 60d",
          Kinds.SPAN_LIST,
          "The four cut points of recency, the time since the last purchase, for grades 5 to 1.");
  public static final Setting.One<List<Integer>> RFM_FREQUENCY =
      new Setting.One<>(
          "rfm.frequency",
          "2, 3, 5, 8",
          Kinds.WHOLE_LIST,
          "The four cut points of frequency, purchases in the value window, for grades 1 to 5.");
  public static final Setting.One<List<BigDecimal>> RFM_MONETARY =
      new Setting.One<>(
          "rfm.monetary",
          "50, 100, 300, 1000",
          Kinds.AMOUNTS,
          "The four cut points of trailing value, in the reporting currency, for grades 1 to 5.");

  public static final Setting.One<Duration> LOOKBACK =
      new Setting.One<>(
          "attribution.lookback",
          "30d",
          Kinds.SPAN,
          "How far before a first purchase a touch still gets credit for it.");

  static final List<Setting> ALL =
      List.of(
          RULES_VERSION,
          ZONE,
          CURRENCY,
          NEW_FOR,
          LAPSE_AFTER,
          LOST_AFTER,
          LAPSE_AFTER_BY_SEGMENT,
          LAPSE,
          PERSONAL_FACTOR,
          PERSONAL_MIN,
          PERSONAL_MAX,
          VALUE_WINDOW,
          VALUE_BOUNDS,
          VALUE_NAMES,
          RFM_RECENCY,
          RFM_FREQUENCY,
          RFM_MONETARY,
          LOOKBACK);

  private LifecycleSettings() {}
}
