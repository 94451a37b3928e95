package dev.waymark.history;

import dev.waymark.domain.kpi.Grain;
import dev.waymark.domain.kpi.Kpi;
import dev.waymark.domain.kpi.Windows;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A row of {@code kpis.csv}, as a replay writes it.
 *
 * @param texts the cells by their columns
 */
record Row(Map<String, String> texts) {

  private static final Map<String, Kpi> KPIS =
      Arrays.stream(Kpi.values())
          .collect(Collectors.toUnmodifiableMap(Kpi::label, Function.identity()));

  /**
   * The cell it is; none for what has no window.
   *
   * @throws IllegalArgumentException when it is no row of that file, naming what is wrong
   */
  Optional<Cell> cell(Windows windows, Currency currency) {
    Kpi kpi = KPIS.get(text("kpi"));
    if (kpi == null) {
      throw new IllegalArgumentException("kpi is " + text("kpi") + ": there is no such KPI");
    }
    Grain grain = Grain.valueOf(text("grain").toUpperCase(Locale.ROOT));
    if (grain == Grain.NOW) {
      return Optional.empty();
    }
    long startMs = Instant.parse(text("window_start")).toEpochMilli();
    long endMs = windows.end(grain, startMs);
    boolean complete = text("complete").equals("true");
    return Optional.of(
        new Cell(
            Line.of(kpi, grain, dimensions(text("dimensions"))),
            startMs,
            endMs,
            Long.parseLong(text("count")),
            Long.parseLong(text("amount")),
            Math.pow(10, Math.max(0, currency.getDefaultFractionDigits())),
            // With --stable a replay names no revisions.
            Long.parseLong(texts.getOrDefault("revision", "1")),
            complete,
            complete ? endMs : startMs));
  }

  private static Map<String, String> dimensions(String pairs) {
    return Arrays.stream(pairs.split(";"))
        .filter(pair -> pair.indexOf('=') > 0)
        .collect(
            Collectors.toMap(
                pair -> pair.substring(0, pair.indexOf('=')),
                pair -> pair.substring(pair.indexOf('=') + 1)));
  }

  private String text(String column) {
    return Optional.ofNullable(texts.get(column))
        .orElseThrow(() -> new IllegalArgumentException("column " + column + " is missing"));
  }
}
