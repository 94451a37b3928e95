package dev.waymark.wire;

import dev.waymark.domain.identity.Cause;
import dev.waymark.domain.identity.Node;
import dev.waymark.domain.identity.Ownership;
import dev.waymark.domain.identity.Party;
import dev.waymark.domain.identity.Word;
import dev.waymark.schema.Identifier;
import dev.waymark.schema.IdentifierType;
import dev.waymark.schema.Identity;
import dev.waymark.schema.IdentityOwner;
import dev.waymark.schema.IdentityReason;
import dev.waymark.schema.IdentityStep;
import java.time.Instant;
import java.util.List;

/** What is found about who is who, as records. */
public final class IdentityOutcomes {

  private IdentityOutcomes() {}

  /**
   * A name has another owner than was told before, and why. After an erasure nothing is said of who
   * had it before.
   */
  public static Identity told(Node before, Node after, Cause cause) {
    return new Identity(
        party(after.self()),
        step(before, after),
        owners(after.ownership()),
        after.word() instanceof Word.Shared,
        IdentityReason.valueOf(cause.kind().name()),
        cause.id(),
        Instant.ofEpochMilli(cause.atMs()),
        Outcomes.DEFINITION_VERSION);
  }

  private static IdentityStep step(Node before, Node after) {
    Ownership own = Ownership.of(after.self().key());
    if (before.ownership().equals(own)) {
      return IdentityStep.MERGED;
    }
    return after.ownership().equals(own) ? IdentityStep.UNMERGED : IdentityStep.MOVED;
  }

  private static List<IdentityOwner> owners(Ownership ownership) {
    return ownership.steps().stream()
        .map(
            step ->
                new IdentityOwner(
                    step.fromMs() == Long.MIN_VALUE ? null : Instant.ofEpochMilli(step.fromMs()),
                    step.owner()))
        .toList();
  }

  /** The name that a record has. */
  public static Party party(dev.waymark.schema.Party party) {
    Identifier identifier = party.getIdentifier();
    return identifier == null
        ? Party.customer(party.getCustomerId())
        : Party.of(
            new dev.waymark.domain.event.Identifier(
                dev.waymark.domain.event.IdentifierType.valueOf(identifier.getType().name()),
                identifier.getValue()));
  }

  /** A name as records have it. */
  public static dev.waymark.schema.Party party(Party party) {
    return party.type().isEmpty()
        ? new dev.waymark.schema.Party(party.value(), null)
        : new dev.waymark.schema.Party(
            null, new Identifier(IdentifierType.valueOf(party.type().get().name()), party.value()));
  }
}
