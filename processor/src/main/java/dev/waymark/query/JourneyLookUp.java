package dev.waymark.query;

import java.util.Optional;

/** Finds the journey of a customer as it stands. */
@FunctionalInterface
public interface JourneyLookUp {

  /**
   * The journey as JSON, empty when no such customer is known here.
   *
   * @throws NotNow when the state cannot be read at present
   */
  Optional<String> journey(String customer);

  /** The state is being restored or moved; asking again a little later will do. */
  final class NotNow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotNow(String reason) {
      super(reason);
    }
  }
}
