package dev.waymark.wire.state;

import dev.waymark.domain.identity.Cause;
import dev.waymark.domain.identity.Party;
import dev.waymark.domain.identity.Word;

/** A name says to another one to whom it belongs, and what showed that. */
public record Hearsay(Party from, Word word, Cause cause) implements Named {

  @Override
  public long atMs() {
    return cause.atMs();
  }
}
