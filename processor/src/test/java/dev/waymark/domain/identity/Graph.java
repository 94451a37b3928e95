package dev.waymark.domain.identity;

import dev.waymark.domain.event.Identifier;
import dev.waymark.domain.event.IdentifierType;
import dev.waymark.domain.event.Origin;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Random events and links over few names, so that they meet often. */
record Graph(List<Origin> events, List<Link> links, IdentityRules rules, SplittableRandom chance) {

  static Graph of(long seed) {
    SplittableRandom chance = new SplittableRandom(seed);
    List<Origin> events = new ArrayList<>();
    int many = 1 + chance.nextInt(25);
    int values = 1 + chance.nextInt(4);
    for (int i = 0; i < many; i++) {
      events.add(event(i, values, chance));
    }
    List<Link> links = new ArrayList<>();
    int explicit = chance.nextInt(6);
    for (int i = 0; i < explicit; i++) {
      Party left = party(values, chance);
      Party right = party(values, chance);
      if (!left.equals(right)) {
        links.add(new Link("l" + i, chance.nextInt(20), left, right, chance.nextInt(3) > 0));
      }
    }
    return new Graph(events, links, rules(chance), chance);
  }

  private static IdentityRules rules(RandomGenerator chance) {
    Map<IdentifierType, Integer> shared = new EnumMap<>(IdentifierType.class);
    for (IdentifierType type : IdentifierType.values()) {
      shared.put(type, 1 + chance.nextInt(4));
    }
    return new IdentityRules(1 + chance.nextInt(4), shared, 1 + chance.nextInt(3), 99, 999, 99);
  }

  private static Origin event(int id, int values, RandomGenerator chance) {
    String customer = chance.nextInt(3) == 0 ? "c" + chance.nextInt(values) : "";
    List<Identifier> identifiers = new ArrayList<>();
    int names = customer.isEmpty() ? 1 + chance.nextInt(3) : chance.nextInt(3);
    for (int i = 0; i < names; i++) {
      identifiers.add(identifier(values, chance));
    }
    return new Origin("e" + id, chance.nextInt(20), customer, identifiers, "", "", "", "");
  }

  private static Identifier identifier(int values, RandomGenerator chance) {
    IdentifierType[] types = IdentifierType.values();
    return new Identifier(types[chance.nextInt(types.length)], "v" + chance.nextInt(values));
  }

  private static Party party(int values, RandomGenerator chance) {
    return chance.nextInt(3) == 0
        ? Party.customer("c" + chance.nextInt(values))
        : Party.of(identifier(values, chance));
  }

  /** The same in another order. */
  Graph shuffled() {
    List<Origin> otherEvents = new ArrayList<>(events);
    List<Link> otherLinks = new ArrayList<>(links);
    Collections.shuffle(otherEvents, new java.util.Random(chance.nextLong()));
    Collections.shuffle(otherLinks, new java.util.Random(chance.nextLong()));
    return new Graph(otherEvents, otherLinks, rules, chance);
  }

  WhoIsWho learnt() {
    WhoIsWho all = new WhoIsWho(rules);
    int link = 0;
    for (int i = 0; i < events.size(); i++) {
      all.see(events.get(i));
      if (link < links.size() && chance.nextInt(3) == 0) {
        all.take(links.get(link++));
      }
    }
    links.subList(link, links.size()).forEach(all::take);
    return all;
  }
}
