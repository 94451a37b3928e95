package dev.waymark.wire.state;

import dev.waymark.domain.identity.Cause;
import dev.waymark.domain.identity.Party;
import dev.waymark.domain.identity.Tie;

/** Somebody says explicitly how a name and another one stand to one another. */
public record Linking(Party other, Tie.Command command) implements Named {

  @Override
  public long atMs() {
    return command.atMs();
  }

  public Cause cause() {
    return Cause.of(command);
  }
}
