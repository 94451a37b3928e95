package dev.waymark.sandbox.fit;

import dev.waymark.domain.event.Event;
import dev.waymark.domain.identity.Identity;
import dev.waymark.domain.journey.Journey;
import dev.waymark.domain.journey.Ledger;
import dev.waymark.wire.Decoded;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Gathers what is known of customers before an instant, event by event, in any order. */
final class Customers {

  private final long untilMs;
  private final Map<String, List<Event>> events = new TreeMap<>();
  private long taken;
  private long later;
  private long refused;

  Customers(long untilMs) {
    this.untilMs = untilMs;
  }

  void add(Decoded decoded) {
    if (!(decoded instanceof Decoded.Read read)) {
      refused++;
      return;
    }
    Event event = read.event();
    Optional<String> customer = Identity.of(event.origin());
    if (customer.isEmpty()) {
      refused++;
    } else if (event.occurredAtMs() >= untilMs) {
      later++;
    } else {
      taken++;
      events.computeIfAbsent(customer.get(), key -> new ArrayList<>()).add(event);
    }
  }

  /** The ledger of each customer, in the order of their ids. */
  List<Ledger> ledgers() {
    return events.entrySet().stream()
        .map(each -> Ledger.of(Journey.of(each.getKey()), each.getValue()))
        .toList();
  }

  /** What was taken and what was not, as a sentence. */
  String sentence() {
    return Figures.count(taken)
        + " events taken, "
        + Figures.count(later)
        + " left out as they lie at or after the instant, "
        + Figures.count(refused)
        + " refused (another currency, or no event that can be read)";
  }
}
