package dev.waymark.sandbox.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.domain.event.AppInstall;
import dev.waymark.domain.event.Event;
import dev.waymark.domain.event.Identifier;
import dev.waymark.domain.event.IdentifierType;
import dev.waymark.domain.event.Origin;
import dev.waymark.domain.identity.IdentityRules;
import dev.waymark.domain.identity.Link;
import dev.waymark.domain.identity.Party;
import dev.waymark.domain.journey.Ledger;
import dev.waymark.wire.Decoded;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A fit learns from customers as a live Waymark knows them. */
class CustomersTest {

  private static final long UNTIL_MS = 100;

  private final Customers customers = new Customers(UNTIL_MS, IdentityRules.DEFAULT);

  @Test
  void what_happened_under_a_name_is_the_customers_who_bears_it_later() {
    take(install("e1", 1, "", "d1"));
    take(install("e2", 2, "ann", "d1"));
    take(install("e3", 3, "", "d2"));
    assertThat(ledgers()).isEqualTo(Map.of("ann", 2, "~DEVICE:d2", 1));
  }

  @Test
  void links_before_the_instant_make_two_customers_one_and_later_ones_do_not() {
    take(install("e1", 1, "ann", "d1"));
    take(install("e2", 2, "bob", "d2"));
    take(install("e3", 3, "cyd", "d3"));
    link("l1", 50, "bob", "ann");
    link("l2", UNTIL_MS, "cyd", "ann");
    assertThat(ledgers()).isEqualTo(Map.of("ann", 2, "cyd", 1));
  }

  @Test
  void of_two_events_with_one_id_the_names_of_the_first_count() {
    take(install("e1", 1, "ann", "d1"));
    take(install("e1", 1, "ann", "d2"));
    take(install("e2", 2, "", "d2"));
    assertThat(ledgers()).isEqualTo(Map.of("ann", 1, "~DEVICE:d2", 1));
  }

  private Map<String, Integer> ledgers() {
    Map<String, Integer> all = new TreeMap<>();
    for (Ledger ledger : customers.ledgers()) {
      all.put(ledger.base().customer(), ledger.events().size());
    }
    return all;
  }

  private void take(Event event) {
    customers.add(new Decoded.Read(event, new byte[0]));
  }

  private void link(String id, long atMs, String one, String other) {
    Link link = new Link(id, atMs, Party.customer(one), Party.customer(other), true);
    customers.add(new Decoded.Commanded(link, new byte[0]));
  }

  private static Event install(String id, long atMs, String customer, String device) {
    Identifier name = new Identifier(IdentifierType.DEVICE, device);
    Origin origin = new Origin(id, atMs, customer, List.of(name), "", "", "", "");
    return new AppInstall(origin, AppInstall.Step.INSTALLED, "ios", "1");
  }
}
