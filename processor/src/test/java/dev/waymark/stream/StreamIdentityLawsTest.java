package dev.waymark.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.domain.event.Event;
import dev.waymark.domain.event.Identifier;
import dev.waymark.domain.event.IdentifierType;
import dev.waymark.domain.identity.IdentityRules;
import dev.waymark.domain.identity.Link;
import dev.waymark.domain.identity.Party;
import dev.waymark.domain.identity.WhoIsWho;
import dev.waymark.domain.kit.Histories;
import dev.waymark.domain.kit.History;
import dev.waymark.domain.rules.Rules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Customers who come half-identified, with links that come late and are taken back, must come out
 * of the topology as if everybody's names had been known from the beginning.
 */
@Tag("long-runs")
class StreamIdentityLawsTest {

  private static final int CUSTOMERS = 4;
  private static final int SEEDS_A_BLOCK = Integer.getInteger("identity.seeds", 8);

  @ParameterizedTest(name = "seeds from {0}000")
  @ValueSource(longs = {0, 1, 2, 3})
  void what_comes_out_in_the_end_is_what_would_if_all_names_had_been_known(long first) {
    int moved = 0;
    for (long seed = first * 1_000; seed < first * 1_000 + SEEDS_A_BLOCK; seed++) {
      moved += compare(seed);
    }
    assertThat(moved).isPositive();
  }

  private static int compare(long seed) {
    Random chance = new Random(seed);
    List<History> histories =
        Histories.of(seed, CUSTOMERS).stream().map(History::unlimited).toList();
    Rules rules = histories.get(0).rules();
    long endMs = histories.stream().mapToLong(History::endMs).max().orElseThrow();
    List<Event> events = new ArrayList<>();
    for (History history : histories) {
      for (Event event : history.events()) {
        events.add(halfIdentified(history.customer(), event, chance));
      }
    }
    List<Link> links = links(histories, endMs, chance);
    WhoIsWho all = new WhoIsWho(IdentityRules.DEFAULT);
    events.forEach(event -> all.see(event.origin()));
    links.forEach(all::take);
    Map<String, List<Event>> byOwner = new TreeMap<>();
    events.forEach(
        event ->
            byOwner
                .computeIfAbsent(all.owner(event.origin()), owner -> new ArrayList<>())
                .add(introduced(event, all)));
    List<History> whole = new ArrayList<>();
    byOwner.forEach((owner, theirs) -> whole.add(new History(seed, rules, owner, theirs, endMs)));
    Ends ends = new Ends();
    try (Stream stream = new Stream(rules, System.currentTimeMillis(), endMs, 1 << 20, ends)) {
      int delivered = deliver(stream, events, links, chance);
      stream.wait(Duration.ofSeconds(15));
      Truth truth = Truth.of(rules, whole, endMs);
      Results.agree(stream, ends, truth, "seed " + seed + ": ");
      assertThat(ends.total()).as("seed %s: ends", seed).isEqualTo(delivered);
      assertThat(ends.of(End.APPLIED)).isEqualTo(events.size() + links.size());
    }
    return (int)
        events.stream()
            .filter(event -> !all.owner(event.origin()).equals(event.origin().customerId()))
            .count();
  }

  /** Whoever brought somebody is known by the name they go by in the end. */
  private static Event introduced(Event event, WhoIsWho all) {
    String referrer = event.origin().referrer();
    return referrer.isEmpty()
        ? event
        : Renamed.referrer(event, all.owner(Party.customer(referrer), event.occurredAtMs()));
  }

  private static Event halfIdentified(String customer, Event event, Random chance) {
    String id = customer + "/" + event.eventId();
    List<Identifier> names = new ArrayList<>();
    int how = chance.nextInt(4);
    if (how > 0) {
      for (int i = chance.nextInt(2); i >= 0; i--) {
        names.add(name(customer, chance));
      }
    }
    return Renamed.event(event, id, how == 3 ? "" : customer, names);
  }

  /** Mostly the person's own, now and then one of a thing that several share. */
  private static Identifier name(String customer, Random chance) {
    IdentifierType[] types = IdentifierType.values();
    IdentifierType type = types[chance.nextInt(types.length)];
    boolean shared = chance.nextInt(8) == 0;
    return new Identifier(type, shared ? "family" : customer + "-" + chance.nextInt(3));
  }

  private static List<Link> links(List<History> histories, long endMs, Random chance) {
    List<Link> links = new ArrayList<>();
    for (int i = chance.nextInt(6); i > 0; i--) {
      String one = histories.get(chance.nextInt(CUSTOMERS)).customer();
      String other = histories.get(chance.nextInt(CUSTOMERS)).customer();
      Party left = Party.customer(one);
      Party right = chance.nextBoolean() ? Party.customer(other) : Party.of(name(other, chance));
      if (!left.equals(right)) {
        links.add(
            new Link(
                "l" + i, endMs - chance.nextInt(1_000_000), left, right, chance.nextInt(3) > 0));
      }
    }
    return links;
  }

  private static int deliver(Stream stream, List<Event> events, List<Link> links, Random chance) {
    List<Runnable> all = new ArrayList<>();
    for (Event event : events) {
      all.add(() -> stream.send(event));
      if (chance.nextInt(10) == 0) {
        all.add(() -> stream.send(event));
      }
    }
    for (Link link : links) {
      all.add(() -> stream.send(link));
    }
    Collections.shuffle(all, chance);
    all.forEach(Runnable::run);
    return all.size();
  }
}
