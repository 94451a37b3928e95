package dev.waymark.oracle;

import dev.waymark.domain.event.Event;
import dev.waymark.domain.journey.Fold;
import dev.waymark.domain.journey.Journey;
import dev.waymark.domain.journey.Ledger;
import dev.waymark.domain.journey.Moments;
import dev.waymark.domain.journey.Revision;
import dev.waymark.domain.kit.Compared;
import dev.waymark.domain.kpi.CellId;
import dev.waymark.domain.kpi.Sum;
import dev.waymark.domain.kpi.Sums;
import dev.waymark.domain.kpi.Windows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the domain makes of a crowd: every event goes into its customer's ledger as it arrives. One
 * customer in eight is told anew at every arrival, by revisions; the others once, at the end.
 */
final class Folded {

  private static final int REVISED = 8;

  private final Crowd crowd;
  private final Fold fold;
  private final Sums sums;

  private Folded(Crowd crowd) {
    this.crowd = crowd;
    this.fold = new Fold(crowd.rules());
    this.sums = new Sums(new Windows(crowd.rules().zone()));
  }

  /**
   * The cells of all KPIs; of stocks, what each window changed, of unusual complaints what is told.
   */
  static Map<CellId, Sum> cells(Crowd crowd) {
    Folded folded = new Folded(crowd);
    Map<String, List<Event>> byCustomer = new LinkedHashMap<>();
    for (Event event : crowd.delivered()) {
      byCustomer
          .computeIfAbsent(event.origin().customerId(), c -> new java.util.ArrayList<>())
          .add(event);
    }
    int index = 0;
    for (Map.Entry<String, List<Event>> one : byCustomer.entrySet()) {
      if (index++ % REVISED == 0) {
        folded.revise(one.getKey(), one.getValue());
      } else {
        folded.tell(Ledger.of(Journey.of(one.getKey()), one.getValue()));
      }
    }
    return Compared.with(folded.sums.take(), crowd.rules());
  }

  private void tell(Ledger ledger) {
    told(ledger).contributions().forEach(sums::add);
  }

  private void revise(String customer, List<Event> arrivals) {
    Ledger ledger = Ledger.of(Journey.of(customer), List.of());
    Moments told = new Moments();
    for (Event event : arrivals) {
      ledger = ledger.with(event);
      Moments now = told(ledger);
      Revision.between(told, now).contributions().forEach(sums::add);
      told = now;
    }
  }

  private Moments told(Ledger ledger) {
    Moments out = new Moments();
    ledger.fold(fold, crowd.endMs(), out);
    return out;
  }
}
