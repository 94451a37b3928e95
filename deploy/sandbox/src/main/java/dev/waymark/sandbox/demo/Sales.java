package dev.waymark.sandbox.demo;

import dev.waymark.schema.Grain;
import dev.waymark.schema.Kpi;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Orders and money, summed over the last revision of every monthly KPI cell. */
final class Sales {

  private static final String ORDERS = "orders";

  private final Map<String, Kpi> cells = new HashMap<>();

  /** Takes the last revision of a cell, or that it is no longer kept. */
  void take(String cell, @Nullable Kpi kpi) {
    if (kpi == null) {
      cells.remove(cell);
    } else if (kpi.getGrain() == Grain.MONTH && kpi.getKpi().equals(ORDERS)) {
      cells.put(cell, kpi);
    }
  }

  long orders() {
    return cells.values().stream().mapToLong(Kpi::getCount).sum();
  }

  /** What was ordered, as a decimal number with its currency. */
  String gross() {
    long minor = cells.values().stream().mapToLong(Kpi::getAmount).sum();
    String code = cells.values().stream().map(Kpi::getCurrency).findFirst().orElse("");
    int digits = code.isEmpty() ? 0 : Currency.getInstance(code).getDefaultFractionDigits();
    return BigDecimal.valueOf(minor, digits).toPlainString() + " " + code;
  }
}
