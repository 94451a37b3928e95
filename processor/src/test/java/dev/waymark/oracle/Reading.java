package dev.waymark.oracle;

import dev.waymark.domain.churn.Finding;
import dev.waymark.domain.churn.Risk;
import dev.waymark.domain.event.Event;
import dev.waymark.domain.journey.Fold;
import dev.waymark.domain.journey.Journey;
import dev.waymark.domain.journey.Ledger;
import dev.waymark.domain.journey.Moments;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the risk formula says at one moment: the one thing that the oracle takes from the domain.
 *
 * @param eventId the event just after which it is, empty where time alone led there
 * @param weightiest what weighs most
 * @param friction what friction weighs most, empty where none is worth speaking of
 */
record Reading(
    String customer, long atMs, String eventId, String band, String weightiest, String friction) {

  /** One reading after each event, and at each moment at which something changes by itself. */
  static List<Reading> of(Crowd crowd) {
    Map<String, List<Event>> byCustomer = new LinkedHashMap<>();
    for (Event event : crowd.delivered()) {
      byCustomer
          .computeIfAbsent(event.origin().customerId(), customer -> new ArrayList<>())
          .add(event);
    }
    Fold fold = new Fold(crowd.rules());
    List<Reading> readings = new ArrayList<>();
    byCustomer.forEach(
        (customer, events) -> {
          Journey journey = Journey.of(customer);
          for (Event event : Ledger.of(journey, events).events()) {
            journey = wait(journey, event.occurredAtMs(), fold, readings);
            journey = fold.step(journey, event, new Moments());
            readings.add(at(journey, event.occurredAtMs(), event.eventId(), fold));
          }
          wait(journey, crowd.endMs(), fold, readings);
        });
    return readings;
  }

  private static Journey wait(Journey from, long untilMs, Fold fold, List<Reading> readings) {
    Journey journey = from;
    for (long ms = fold.wakeAtMs(from); ms <= untilMs; ms = fold.wakeAtMs(journey)) {
      journey = fold.until(journey, ms, new Moments());
      readings.add(at(journey, ms, "", fold));
    }
    return journey;
  }

  private static Reading at(Journey journey, long atMs, String eventId, Fold fold) {
    Risk risk = fold.risk(journey, atMs);
    return new Reading(
        journey.customer(),
        atMs,
        eventId,
        journey.band().name(),
        risk.weightiest().name(),
        risk.weightiestFriction().map(Finding::name).orElse(""));
  }
}
