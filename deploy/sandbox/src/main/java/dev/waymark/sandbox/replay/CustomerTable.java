package dev.waymark.sandbox.replay;

import dev.waymark.schema.Contribution;
import dev.waymark.schema.Journey;
import java.util.List;
import java.util.stream.Collectors;

/** {@code customers.csv}: the state of every customer. */
final class CustomerTable {

  private static final List<String> COLUMNS =
      List.of(
          "id",
          "stage",
          "since",
          "first_purchase",
          "last_purchase",
          "orders",
          "gross",
          "refunds",
          "trailing_value",
          "segment",
          "risk_score",
          "risk_band",
          "risk_probability",
          "risk_contributions");

  private CustomerTable() {}

  static Table of(List<Told<Journey>> told) {
    return Table.sorted(
        "customers.csv",
        COLUMNS,
        Told.last(told, (key, journey) -> key).stream().map(CustomerTable::row).toList());
  }

  /** {@code name=log-odds} pairs, which add up to the log-odds of the risk. */
  static String contributions(List<Contribution> parts) {
    return parts.stream()
        .map(part -> part.getName() + "=" + Text.ofMicros(part.getLogOddsMicros()))
        .sorted()
        .collect(Collectors.joining(";"));
  }

  private static List<String> row(Journey journey) {
    return List.of(
        journey.getCustomerId(),
        journey.getStage().name(),
        Text.of(journey.getSince()),
        Text.of(journey.getFirstPurchase()),
        Text.of(journey.getLastPurchase()),
        Long.toString(journey.getOrders()),
        Long.toString(journey.getGross()),
        Long.toString(journey.getRefunds()),
        Long.toString(journey.getTrailingValue()),
        journey.getSegment(),
        Text.of(journey.getRiskScore()),
        journey.getRiskBand().name(),
        Text.of(journey.getRiskProbability()),
        contributions(journey.getRiskContributions()));
  }
}
