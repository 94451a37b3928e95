package dev.waymark.sandbox.replay;

import dev.waymark.domain.event.AppInstall;
import dev.waymark.domain.event.Event;
import dev.waymark.domain.event.Origin;
import dev.waymark.domain.event.Purchase;
import dev.waymark.domain.event.SocialMention;
import dev.waymark.domain.event.SupportContact;
import dev.waymark.sandbox.simulator.Delivery;
import dev.waymark.sandbox.simulator.EventDelivery;
import dev.waymark.sandbox.simulator.Faults;
import dev.waymark.sandbox.simulator.LinkDelivery;
import dev.waymark.sandbox.simulator.Placed;
import dev.waymark.sandbox.simulator.Scenario;
import dev.waymark.sandbox.simulator.Simulator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

/**
 * Months of people who come half-identified, and where each of their events belongs.
 *
 * @param deliveries in the order of arrival
 * @param placed by the ids of events
 */
record HalfIdentified(List<Delivery> deliveries, Map<String, Placed> placed) {

  static HalfIdentified story(int customers, Instant from, Instant until, long seed) {
    List<Delivery> deliveries = new ArrayList<>();
    Map<String, Placed> placed = new TreeMap<>();
    Scenario scenario =
        Scenario.of(
            customers,
            from.toEpochMilli(),
            until.toEpochMilli(),
            seed,
            new Faults(0.1, 0.1, 0.2, 0.6));
    new Simulator(scenario, truth -> {}, place -> placed.put(place.eventId(), place))
        .forEachRemaining(deliveries::add);
    return new HalfIdentified(deliveries, placed);
  }

  /** What a customer would be called of whom nothing but a name is known, had they an id. */
  static String idOf(String journey) {
    return journey.startsWith("~") ? "s-" + journey.substring(1) : journey;
  }

  /** The same events in the same order, but all of them say from the beginning whose they are. */
  HalfIdentified allKnown() {
    List<Delivery> known = new ArrayList<>();
    for (Delivery delivery : deliveries) {
      if (delivery instanceof EventDelivery told) {
        known.add(new EventDelivery(told.deliverAtMs(), known(told.event()), told.text()));
      }
    }
    return new HalfIdentified(known, placed);
  }

  /** The same, but word of who is who comes when all else is over. */
  HalfIdentified linksLast() {
    List<Delivery> all = new ArrayList<>(deliveries);
    all.removeIf(LinkDelivery.class::isInstance);
    deliveries.stream().filter(LinkDelivery.class::isInstance).forEach(all::add);
    return new HalfIdentified(all, placed);
  }

  /** The same in any order. */
  HalfIdentified shuffled(long seed) {
    List<Delivery> all = new ArrayList<>(deliveries);
    Collections.shuffle(all, new Random(seed));
    return new HalfIdentified(all, placed);
  }

  private Event known(Event event) {
    Origin is = event.origin();
    Placed place = Objects.requireNonNull(placed.get(is.eventId()), is.eventId());
    Origin origin =
        new Origin(
            is.eventId(),
            is.occurredAtMs(),
            idOf(place.journey()),
            is.identifiers(),
            is.source(),
            is.channel(),
            is.campaign(),
            is.referrer());
    if (event instanceof Purchase it) {
      return new Purchase(
          origin,
          it.step(),
          it.orderId(),
          it.amount(),
          it.items(),
          it.promisedByMs(),
          it.category(),
          it.reason());
    }
    if (event instanceof SupportContact it) {
      return new SupportContact(
          origin,
          it.step(),
          it.contactId(),
          it.reason(),
          it.orderId(),
          it.sentiment(),
          it.leaving());
    }
    if (event instanceof SocialMention it) {
      return new SocialMention(
          origin,
          it.network(),
          it.orderId(),
          it.sentiment(),
          it.reach(),
          it.reason(),
          it.leaving());
    }
    AppInstall it = (AppInstall) event;
    return new AppInstall(origin, it.step(), it.platform(), it.appVersion());
  }
}
