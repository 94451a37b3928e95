package dev.waymark.wire.state;

import dev.waymark.domain.identity.Cause;
import dev.waymark.domain.identity.Party;

/**
 * A customer is being erased: a name they were known by is gone, and whoever was only theirs is to
 * go as well.
 */
public record Parting(Party gone, Party customer, Cause cause) implements Named {

  @Override
  public long atMs() {
    return cause.atMs();
  }
}
