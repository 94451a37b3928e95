package dev.waymark.sandbox.simulator;

import dev.waymark.domain.event.Identifier;
import dev.waymark.domain.event.IdentifierType;
import dev.waymark.domain.identity.Link;
import dev.waymark.domain.identity.Party;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Somebody who is a device, a handle or an e-mail hash at first, who buys under a customer id, and
 * who afterwards does much without saying it. What shows who they are comes with orders, with
 * events that bear two names, and weeks late in explicit links, or never.
 */
final class HalfNames implements Names {

  private static final long DAY_MS = 86_400_000L;

  /** The links of one person, at most: some names are told to be theirs again and again. */
  private static final int MOST_LINKS = 12;

  private record Told(String eventId, Party party) {}

  private final Person person;
  private final Persona persona;
  private final Optional<Household> household;
  private final long untilMs;
  private final SplittableRandom random;
  private final Consumer<Link> links;
  private final String otherDevice;
  private final long otherDeviceFromMs;
  private final Party customer;
  private final String otherId;
  private final Identifier otherEmail;
  private final boolean hasTwoIds;
  private final Ties ties = new Ties();
  private final List<Told> told = new ArrayList<>();
  private final Map<Long, Long> loginsMs = new HashMap<>();
  private boolean known;
  private boolean idsLinked;
  private int linked;

  /**
   * @param bornMs when nothing of them has happened yet, in epoch milliseconds
   * @param scenario says until when links are told, and by when every mistake is found out
   */
  HalfNames(
      Person person,
      Persona persona,
      Optional<Household> household,
      long bornMs,
      Scenario scenario,
      SplittableRandom random,
      Consumer<Link> links) {
    this.person = person;
    this.persona = persona;
    this.household = household;
    this.untilMs = scenario.untilMs();
    this.random = random;
    this.links = links;
    this.customer = Party.customer(person.customerId());
    this.otherDevice = "d-" + HexFormat.of().toHexDigits(random.nextLong());
    this.otherDeviceFromMs = chance(0.25) ? days(bornMs, 20, 120) : Long.MAX_VALUE;
    this.otherEmail =
        new Identifier(IdentifierType.EMAIL_HASH, HexFormat.of().toHexDigits(random.nextLong()));
    this.otherId = "g" + person.customerId().substring(1);
    this.hasTwoIds = chance(0.1);
    mistake(bornMs, scenario.allHereMs());
  }

  @Override
  public boolean comeByHalf() {
    return true;
  }

  @Override
  public Bearing order(long atMs, String channel) {
    known = true;
    if (hasTwoIds && chance(0.4)) {
      linkIds(atMs);
      return Bearing.signed(otherId, otherEmail);
    }
    List<Identifier> all = new ArrayList<>();
    if (persona.isMember()) {
      all.add(own(IdentifierType.LOYALTY_CARD));
    }
    if (!persona.isMember() || chance(0.4)) {
      all.add(own(IdentifierType.EMAIL_HASH));
    }
    if (channel.equals("app")) {
      all.add(deviceInHand(atMs));
    }
    return new Bearing(person.customerId(), all);
  }

  @Override
  public Bearing contact(long atMs) {
    Identifier email = own(IdentifierType.EMAIL_HASH);
    if (known && chance(0.6)) {
      return chance(0.2)
          ? Bearing.signed(person.customerId(), email, own(IdentifierType.SOCIAL_HANDLE))
          : Bearing.signed(person.customerId(), email);
    }
    linkLate(atMs, Party.of(email));
    if (chance(0.2)) {
      return Bearing.anonymous(email, device(atMs));
    }
    return chance(0.25)
        ? Bearing.anonymous(email, own(IdentifierType.SOCIAL_HANDLE))
        : Bearing.anonymous(email);
  }

  @Override
  public Bearing mention(long atMs) {
    Identifier handle = own(IdentifierType.SOCIAL_HANDLE);
    if (known && chance(0.4)) {
      return Bearing.signed(person.customerId(), handle);
    }
    linkLate(atMs, Party.of(handle));
    return chance(0.15)
        ? Bearing.anonymous(own(IdentifierType.EMAIL_HASH), handle)
        : Bearing.anonymous(handle);
  }

  @Override
  public Bearing app(long atMs) {
    if (persona == Persona.APP_ONLY || !known) {
      linkLate(atMs, Party.of(device(atMs)));
      return Bearing.anonymous(device(atMs));
    }
    Identifier inHand = deviceInHand(atMs);
    boolean shared = !inHand.equals(device(atMs));
    if (chance(0.4) || (shared && !isLoggedIn(atMs))) {
      return Bearing.signed(person.customerId(), inHand);
    }
    if (!shared) {
      linkLate(atMs, Party.of(inHand));
    }
    return Bearing.anonymous(inHand);
  }

  @Override
  public boolean installAgain() {
    return chance(household.isPresent() ? 0.9 : 0.2);
  }

  @Override
  public void told(String eventId, long atMs, Bearing bearing) {
    Party party =
        bearing.customerId().isEmpty()
            ? Party.strongest(bearing.identifiers()).orElseThrow()
            : Party.customer(bearing.customerId());
    if (isShared(party)) {
      // It was logged in to by then, so it leads to the customer at this moment.
      told.add(new Told(eventId, customer));
      return;
    }
    told.add(new Told(eventId, party));
    for (Identifier identifier : bearing.identifiers()) {
      Party other = Party.of(identifier);
      if (isShared(other)) {
        login(atMs);
      } else {
        ties.tie(party, other);
      }
    }
  }

  @Override
  public List<Placed> placed() {
    Party home = home();
    List<Placed> all = new ArrayList<>();
    for (Told event : told) {
      Party first = ties.first(event.party());
      all.add(new Placed(event.eventId(), person.customerId(), first.key(), first.equals(home)));
    }
    return all;
  }

  /** Where somebody belongs: the customer where there is one, else what their names lead to. */
  private Party home() {
    if (ties.has(customer) || told.stream().anyMatch(event -> event.party().equals(customer))) {
      return customer;
    }
    return told.stream()
        .map(event -> ties.first(event.party()))
        .min(Party::compareTo)
        .orElse(customer);
  }

  // Devices.

  private Identifier device(long atMs) {
    return new Identifier(
        IdentifierType.DEVICE, atMs < otherDeviceFromMs ? person.device() : otherDevice);
  }

  private Identifier deviceInHand(long atMs) {
    return household
        .filter(shared -> shared.isMine(atMs))
        .map(shared -> new Identifier(IdentifierType.DEVICE, shared.device()))
        .orElseGet(() -> device(atMs));
  }

  private boolean isShared(Party party) {
    return household
        .map(shared -> new Identifier(IdentifierType.DEVICE, shared.device()))
        .map(Party::of)
        .filter(party::equals)
        .isPresent();
  }

  private void login(long atMs) {
    household.ifPresent(shared -> loginsMs.merge(shared.turn(atMs), atMs, Math::min));
  }

  private boolean isLoggedIn(long atMs) {
    return household
        .map(shared -> loginsMs.getOrDefault(shared.turn(atMs), Long.MAX_VALUE) <= atMs)
        .orElse(false);
  }

  // Explicit links.

  /** Somebody finds out, weeks later, whose name that is. */
  private void linkLate(long atMs, Party name) {
    if (chance(0.3)) {
      Party to = persona.buys() ? customer : Party.of(own(IdentifierType.EMAIL_HASH));
      if (!name.equals(to)) {
        link(days(atMs, 10, 45), name, to, true);
      }
    }
  }

  private void linkIds(long atMs) {
    if (!idsLinked) {
      idsLinked = true;
      link(days(atMs, 1, 40), Party.customer(otherId), customer, true);
    }
  }

  /** Once in a while somebody takes one for another, and finds out a little later. */
  private void mistake(long bornMs, long endMs) {
    Party stranger = Party.customer("c%07d".formatted(person.index() + 2));
    if (chance(0.06)) {
      untoldLater(bornMs, Party.of(own(IdentifierType.SOCIAL_HANDLE)), stranger, endMs);
    } else if (chance(0.04)) {
      untoldLater(bornMs, customer, stranger, endMs);
    }
  }

  private void untoldLater(long bornMs, Party name, Party stranger, long endMs) {
    long atMs = days(bornMs, 5, 60);
    long knownMs = days(atMs, 2, 25);
    if (knownMs < endMs) {
      link(atMs, name, stranger, true);
      link(knownMs, name, stranger, false);
    }
  }

  private void link(long atMs, Party name, Party other, boolean together) {
    if (linked == MOST_LINKS) {
      return;
    }
    String id = "l-" + person.customerId() + "-" + linked++;
    links.accept(new Link(id, atMs, name, other, together));
    boolean mine = !other.isCustomer() || other.equals(customer);
    if (mine && atMs < untilMs) {
      ties.tie(name, other);
    }
  }

  private Identifier own(IdentifierType type) {
    return person.identifier(type);
  }

  private boolean chance(double share) {
    return random.nextDouble() < share;
  }

  private long days(long atMs, double from, double to) {
    return atMs + (long) (DAY_MS * (from + (to - from) * random.nextDouble()));
  }
}
