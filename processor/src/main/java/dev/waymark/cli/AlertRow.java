package dev.waymark.cli;

import dev.waymark.schema.ChurnAlert;
import dev.waymark.schema.Contribution;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A churn alert as a row. */
final class AlertRow {

  static final List<String> COLUMNS =
      List.of(
          "at",
          "customer",
          "step",
          "band",
          "score",
          "cause",
          "value",
          "reasons",
          "cleared_by",
          "alert_id");

  /** Wide enough for most, where rows come one by one. */
  static final int[] WIDTHS = {24, 20, 9, 8, 5, 12, 14, 48, 10, 36};

  private static final int REASONS = 3;

  private AlertRow() {}

  static List<String> of(ChurnAlert alert) {
    return List.of(
        alert.getAt().toString(),
        alert.getCustomerId(),
        alert.getStep().name(),
        alert.getBand().name(),
        String.format(Locale.ROOT, "%.1f", alert.getRiskScore()),
        words(alert.getCause()),
        Amount.of(alert.getTrailingValue(), alert.getCurrency()),
        reasons(alert.getContributions()),
        words(Optional.ofNullable(alert.getClearedBy()).orElse("")),
        alert.getAlertId());
  }

  /** What weighs most, with its weight in log-odds. */
  static String reasons(List<Contribution> contributions) {
    return contributions.stream()
        .filter(part -> part.getLogOddsMicros() > 0)
        .sorted(Comparator.comparingLong(Contribution::getLogOddsMicros).reversed())
        .limit(REASONS)
        .map(part -> words(part.getName()) + String.format(Locale.ROOT, " +%.2f", weight(part)))
        .collect(Collectors.joining(", "));
  }

  private static double weight(Contribution part) {
    return part.getLogOddsMicros() / 1e6;
  }

  static String words(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
