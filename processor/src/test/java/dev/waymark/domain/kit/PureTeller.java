package dev.waymark.domain.kit;

import dev.waymark.domain.event.Event;
import dev.waymark.domain.journey.Fold;
import dev.waymark.domain.journey.Journey;
import dev.waymark.domain.rules.Rules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells by the pure rules alone. */
public final class PureTeller implements Teller {

  private final Rules rules;
  private final Fold fold;
  private final Map<String, Published> customers = new LinkedHashMap<>();

  public PureTeller(Rules rules) {
    this.rules = rules;
    this.fold = new Fold(rules);
  }

  @Override
  public void take(String customer, Event event, long arrivesMs) {
    until(arrivesMs);
    of(customer).take(event);
  }

  @Override
  public void until(long nowMs) {
    customers.values().forEach(customer -> customer.until(nowMs));
  }

  @Override
  public List<Told> told() {
    List<Told> told = new ArrayList<>();
    customers.values().forEach(customer -> told.addAll(customer.told()));
    return told;
  }

  @Override
  public Journey journey(String customer) {
    return of(customer).journey();
  }

  private Published of(String customer) {
    return customers.computeIfAbsent(
        customer, name -> new Published(fold, name, rules.limits().ledgerEntries()));
  }
}
