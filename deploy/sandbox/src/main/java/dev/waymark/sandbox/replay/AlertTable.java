package dev.waymark.sandbox.replay;

import dev.waymark.schema.AlertStep;
import dev.waymark.schema.ChurnAlert;
import java.util.List;
import java.util.stream.Collectors;

/** {@code churn-alerts.csv}: how each alert stands. */
final class AlertTable {

  private static final List<String> COLUMNS =
      List.of(
          "raised_at",
          "customer_id",
          "alert_id",
          "step",
          "at",
          "cause",
          "band",
          "risk_score",
          "risk_probability",
          "risk_contributions",
          "evidence",
          "trailing_value",
          "clears_when",
          "cleared_by",
          "rules_version");

  private AlertTable() {}

  /** The last word on each alert; those that should not have been only where asked for. */
  static Table of(List<Told<ChurnAlert>> told, boolean stable) {
    return Table.sorted(
        "churn-alerts.csv",
        COLUMNS,
        Told.last(told, (key, alert) -> alert.getAlertId()).stream()
            .filter(alert -> !stable || alert.getStep() != AlertStep.RETRACTED)
            .map(AlertTable::row)
            .toList());
  }

  private static List<String> row(ChurnAlert alert) {
    return List.of(
        Text.of(alert.getRaisedAt()),
        alert.getCustomerId(),
        alert.getAlertId(),
        alert.getStep().name(),
        Text.of(alert.getAt()),
        alert.getCause(),
        alert.getBand().name(),
        Text.of(alert.getRiskScore()),
        Text.of(alert.getRiskProbability()),
        CustomerTable.contributions(alert.getContributions()),
        alert.getContributions().stream()
            .flatMap(part -> part.getEvidence().stream())
            .distinct()
            .collect(Collectors.joining(";")),
        Long.toString(alert.getTrailingValue()),
        alert.getClearsWhen(),
        Text.of(alert.getClearedBy()),
        alert.getRulesVersion());
  }
}
