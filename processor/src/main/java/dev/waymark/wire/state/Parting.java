package dev.waymark.wire.state;

import dev.waymark.domain.identity.Cause;
import dev.waymark.domain.identity.Party;

/** A customer is being erased who was seen with a name. */
public record Parting(Party customer, Cause cause) implements Named {

  @Override
  public long atMs() {
    return cause.atMs();
  }
}
