package dev.waymark.replay.whatif;

import dev.waymark.domain.event.Origin;
import dev.waymark.domain.identity.Link;
import dev.waymark.domain.identity.Party;
import dev.waymark.domain.identity.WhoIsWho;
import dev.waymark.wire.state.Entry;

/**
 * To whose journey events belong, on each side, once the whole history is known. Where both sides
 * learn the same names they know them together.
 */
final class Homes {

  private final boolean alike;
  private final Both<WhoIsWho> all;
  private boolean anyName;
  private boolean anyLink;

  Homes(Both<Terms> terms) {
    alike = Terms.knowAlike(terms);
    WhoIsWho baseline = new WhoIsWho(terms.baseline().identity());
    all = new Both<>(baseline, alike ? baseline : new WhoIsWho(terms.candidate().identity()));
  }

  /** Whether both sides know the same. */
  boolean alike() {
    return alike;
  }

  /** Learns from the names in an event that counts. */
  void see(Side side, Origin origin) {
    if (!origin.identifiers().isEmpty()) {
      anyName = true;
      all.of(side).see(origin);
    }
  }

  /** Learns from what somebody said explicitly. */
  void take(Side side, Link link) {
    anyLink = true;
    all.of(side).take(link);
  }

  /** Whether anybody may have another home than their own. */
  boolean anyMoves() {
    return anyName || anyLink;
  }

  /** Whether customers may be one with others. */
  boolean anyLink() {
    return anyLink;
  }

  /** Whose journey an event is part of. */
  String owner(Side side, String bearer, Entry entry) {
    return anyMoves() ? all.of(side).owner(Party.ofKey(bearer), entry.atMs()) : bearer;
  }

  /** Who a customer is that somebody names as the one who brought them. */
  String referrer(Side side, String customer) {
    return anyLink ? all.of(side).node(Party.customer(customer)).ownership().latest() : customer;
  }
}
