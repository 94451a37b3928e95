package dev.waymark.oracle;

import dev.waymark.domain.event.Event;
import dev.waymark.domain.event.Identifier;
import dev.waymark.domain.event.IdentifierType;
import dev.waymark.domain.identity.Link;
import dev.waymark.domain.identity.Party;
import dev.waymark.stream.Renamed;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A crowd whose events bear names, some of them nothing but names, of which families share a few;
 * and links that come late, between customers and names, some of them taken back.
 */
record HalfIdentified(Crowd crowd, List<Link> links) {

  private static final int FAMILY = 4;
  private static final int LINKS = 24;

  static HalfIdentified of(long seed, int customers) {
    Crowd crowd = Crowd.of(seed, customers);
    List<Event> events = crowd.delivered().stream().map(HalfIdentified::named).toList();
    return new HalfIdentified(
        new Crowd(seed, crowd.rules(), events, crowd.endMs()), links(crowd, customers));
  }

  /** An event has the same names however often it comes. */
  private static Event named(Event event) {
    String customer = event.origin().customerId();
    Random chance = new Random(31L * customer.hashCode() + event.eventId().hashCode());
    chance.nextInt();
    List<Identifier> names = new ArrayList<>();
    int how = chance.nextInt(4);
    if (how > 0) {
      for (int i = chance.nextInt(2); i >= 0; i--) {
        names.add(name(customer, chance));
      }
    }
    String id = customer + "/" + event.eventId();
    return Renamed.event(event, id, how == 3 ? "" : customer, names);
  }

  private static Identifier name(String customer, Random chance) {
    IdentifierType[] types = IdentifierType.values();
    IdentifierType type = types[chance.nextInt(types.length)];
    int number = Integer.parseInt(customer.substring(customer.indexOf('-') + 1));
    boolean shared = chance.nextInt(8) == 0;
    String family = customer.substring(0, customer.indexOf('-')) + "-family" + number / FAMILY;
    return new Identifier(type, shared ? family : customer + "-" + chance.nextInt(3));
  }

  private static List<Link> links(Crowd crowd, int customers) {
    Random chance = new Random(crowd.seed());
    List<Link> links = new ArrayList<>();
    for (int i = 0; i < LINKS; i++) {
      String one = "c" + crowd.seed() + "-" + chance.nextInt(customers);
      String other = "c" + crowd.seed() + "-" + chance.nextInt(customers);
      Party right = chance.nextBoolean() ? Party.customer(other) : Party.of(name(other, chance));
      if (!Party.customer(one).equals(right)) {
        long atMs = crowd.endMs() - 1 - chance.nextInt(1_000_000);
        links.add(new Link("l" + i, atMs, Party.customer(one), right, chance.nextInt(3) > 0));
      }
    }
    return links;
  }
}
