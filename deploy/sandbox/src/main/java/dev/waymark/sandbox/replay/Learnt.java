package dev.waymark.sandbox.replay;

import dev.waymark.app.Config;
import dev.waymark.app.RiskSettings;
import dev.waymark.app.Setting;
import dev.waymark.domain.journey.Spend;
import dev.waymark.fit.Calibration;
import dev.waymark.ingest.InputEvent;
import dev.waymark.schema.Purchase;
import dev.waymark.schema.PurchaseStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a replay learns from its own history before its last instant: how to shift and scale the
 * risk so that it was a probability in this shop. Nothing is learnt where somebody gave the
 * numbers.
 */
final class Learnt {

  private static final List<String> PARTS = List.of("shift", "scale");

  private Learnt() {}

  /** The settings of the risk that history teaches, for a replay that would otherwise run so. */
  static Map<String, String> settings(History history, Config config, Instant until) {
    if (weights().anyMatch(config.settings()::isGiven)) {
      return Map.of();
    }
    Calibration learnt =
        Calibration.of(purchases(history), until.toEpochMilli(), config.rules().churn());
    return Map.of(
        "risk.weight.shift", Double.toString(learnt.shift()),
        "risk.weight.scale", Double.toString(learnt.scale()));
  }

  private static Stream<Setting.One<Double>> weights() {
    return PARTS.stream().map(RiskSettings.WEIGHTS::get);
  }

  private static Collection<List<Spend>> purchases(History history) {
    Map<String, List<Spend>> customers = new HashMap<>();
    Set<String> known = new HashSet<>();
    for (InputEvent event : history.events()) {
      if (event.value() instanceof Purchase purchase
          && purchase.getStep() == PurchaseStep.PLACED
          && known.add(event.eventId())) {
        customers
            .computeIfAbsent(event.key(), key -> new ArrayList<>())
            .add(new Spend(event.occurredAtMs(), purchase.getAmount()));
      }
    }
    customers.values().forEach(Learnt::inOrder);
    return customers.values();
  }

  private static void inOrder(List<Spend> purchases) {
    purchases.sort(Comparator.comparingLong(Spend::atMs).thenComparingLong(Spend::minor));
  }
}
