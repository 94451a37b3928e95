package dev.waymark.sandbox.simulator;

import dev.waymark.domain.event.Identifier;
import dev.waymark.domain.event.IdentifierType;
import java.util.List;

/**
 * The names that an event bears.
 *
 * @param customerId empty when it does not name the customer
 */
record Bearing(String customerId, List<Identifier> identifiers) {

  Bearing {
    identifiers = List.copyOf(identifiers);
  }

  static Bearing anonymous(Identifier... identifiers) {
    return new Bearing("", List.of(identifiers));
  }

  static Bearing signed(String customerId, Identifier... identifiers) {
    return new Bearing(customerId, List.of(identifiers));
  }

  /** What later steps bear: who buys has a device in the hand, who is delivered to has not. */
  Bearing withoutDevice() {
    return new Bearing(
        customerId, identifiers.stream().filter(it -> it.type() != IdentifierType.DEVICE).toList());
  }
}
