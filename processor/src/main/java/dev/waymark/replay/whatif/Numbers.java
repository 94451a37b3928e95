package dev.waymark.replay.whatif;

import dev.waymark.domain.kpi.Figure;
import dev.waymark.domain.kpi.Kpi;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Numbers as people read them.
 *
 * @param currency of all money
 * @param isMoney whether the amount of a KPI is money
 */
public record Numbers(Currency currency, Predicate<Kpi> isMoney) {

  private static final BigDecimal HOURS_A_DAY = BigDecimal.valueOf(24);

  /** What is absent. */
  public static final String NONE = "–";

  /** A count. */
  public String count(long count) {
    return String.format(Locale.ROOT, "%,d", count).replace('-', '−');
  }

  /** A difference of counts, with its sign. */
  public String more(long count) {
    return (count > 0 ? "+" : "") + count(count);
  }

  /** Minor units of the reporting currency in major ones. */
  public String money(long minor) {
    int digits = Math.max(0, currency.getDefaultFractionDigits());
    return String.format(Locale.ROOT, "%,." + digits + "f", BigDecimal.valueOf(minor, digits))
        .replace('-', '−');
  }

  /** The amount of a KPI. */
  public String amount(Kpi kpi, long amount) {
    if (kpi.amounts().isEmpty()) {
      return "";
    }
    return isMoney.test(kpi) ? money(amount) : count(amount);
  }

  /** The difference of two amounts of a KPI. */
  public String moreAmount(Kpi kpi, long amount) {
    return (amount > 0 && !kpi.amounts().isEmpty() ? "+" : "") + amount(kpi, amount);
  }

  /** A figure. */
  public String figure(Figure.Unit unit, Optional<BigDecimal> value) {
    return value.map(it -> figure(unit, it)).orElse(NONE);
  }

  /** The difference of two figures. */
  public String moreFigure(Figure.Unit unit, Optional<BigDecimal> value) {
    if (unit == Figure.Unit.RATIO) {
      return value
          .map(it -> signed(it, decimal(it.movePointRight(2), 1).replace("-", "−")) + " points")
          .orElse(NONE);
    }
    return value.map(it -> signed(it, figure(unit, it))).orElse(NONE);
  }

  private static String signed(BigDecimal value, String text) {
    return (value.signum() > 0 ? "+" : "") + text;
  }

  private String figure(Figure.Unit unit, BigDecimal value) {
    return switch (unit) {
      case RATIO -> decimal(value.movePointRight(2), 1).replace('-', '−') + " %";
      case NUMBER -> count(value.longValue());
      case MONEY -> money(value.longValue());
      case HOURS ->
          decimal(value.divide(HOURS_A_DAY, 6, RoundingMode.HALF_EVEN), 1).replace('-', '−')
              + " days";
      case DAYS -> decimal(value, 1).replace('-', '−') + " days";
    };
  }

  private static String decimal(BigDecimal value, int digits) {
    return value.setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
  }
}
