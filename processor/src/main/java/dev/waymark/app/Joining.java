package dev.waymark.app;

import dev.waymark.domain.identity.Party;
import dev.waymark.replay.explain.Joined;
import dev.waymark.schema.Identity;
import dev.waymark.schema.IdentityOwner;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds out whose the events of somebody are by now, from what was told of names. */
public final class Joining {

  private final ToldNames names;
  private final RecordReader reader;

  public Joining(Config config, RecordReader reader) {
    this.names = new ToldNames(config);
    this.reader = reader;
  }

  /** Whose what somebody did at a moment is by now; empty when it is their own. */
  public Optional<Joined> of(String customer, Instant at) {
    Party self = Party.ofKey(customer);
    return names
        .about(self)
        .filter(told -> !ownerAt(told, at).equals(customer))
        .map(told -> joined(told, at));
  }

  private Joined joined(Identity told, Instant at) {
    List<String> way = names.way(Party.ofKey(ownerAt(told, at)));
    String owner = way.get(way.size() - 1);
    return new Joined(
        owner,
        told.getReason().name(),
        told.getReasonId(),
        told.getAt(),
        reader.ledgers(Set.of(owner)).ledger(owner));
  }

  private static String ownerAt(Identity told, Instant at) {
    String owner = "";
    for (IdentityOwner each : told.getOwners()) {
      Instant from = each.getFrom();
      if (owner.isEmpty() || (from != null && !from.isAfter(at))) {
        owner = each.getOwner();
      }
    }
    return owner;
  }
}
