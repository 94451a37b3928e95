package dev.waymark.sandbox.fit;

import dev.waymark.domain.event.Event;
import dev.waymark.domain.identity.Identity;
import dev.waymark.domain.identity.IdentityRules;
import dev.waymark.domain.identity.Link;
import dev.waymark.domain.identity.Party;
import dev.waymark.domain.identity.WhoIsWho;
import dev.waymark.domain.journey.Journey;
import dev.waymark.domain.journey.Ledger;
import dev.waymark.wire.Decoded;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Gathers what is known of customers before an instant, event by event. Of two events of one name
 * with one id the first counts; otherwise the order does not matter.
 */
final class Customers {

  private final long untilMs;
  private final WhoIsWho whoIsWho;
  private final Map<Party, Map<String, Event>> events = new LinkedHashMap<>();
  private long taken;
  private long later;
  private long refused;

  Customers(long untilMs, IdentityRules identity) {
    this.untilMs = untilMs;
    this.whoIsWho = new WhoIsWho(identity);
  }

  void add(Decoded decoded) {
    if (decoded instanceof Decoded.Commanded commanded) {
      if (commanded.command() instanceof Link link && link.atMs() < untilMs) {
        whoIsWho.take(link);
      }
    } else if (decoded instanceof Decoded.Read read) {
      add(read.event());
    } else {
      refused++;
    }
  }

  private void add(Event event) {
    Optional<Party> party = Identity.party(event.origin());
    if (party.isEmpty()) {
      refused++;
    } else if (event.occurredAtMs() >= untilMs) {
      later++;
    } else {
      taken++;
      Map<String, Event> known =
          events.computeIfAbsent(party.get(), bearer -> new LinkedHashMap<>());
      if (known.putIfAbsent(event.eventId(), event) == null) {
        whoIsWho.see(event.origin());
      }
    }
  }

  /** The ledger of each customer, in the order of their ids. */
  List<Ledger> ledgers() {
    Map<String, List<Event>> byOwner = new TreeMap<>();
    events
        .values()
        .forEach(
            theirs ->
                theirs
                    .values()
                    .forEach(
                        event ->
                            byOwner
                                .computeIfAbsent(
                                    whoIsWho.owner(event.origin()), owner -> new ArrayList<>())
                                .add(event)));
    return byOwner.entrySet().stream()
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
