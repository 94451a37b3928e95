package dev.waymark.domain.journey;

import dev.waymark.domain.journey.Arrival.TouchAt;
import java.util.List;

/**
 * How a customer was won: what led to their first purchase, and what it is credited to.
 *
 * @param touches the touches up to the first purchase, the oldest first
 */
public record Acquisition(List<TouchAt> touches, List<Credit> credits) {

  /** Nobody was won. */
  public static final Acquisition NONE = new Acquisition(List.of(), List.of());

  public Acquisition {
    touches = List.copyOf(touches);
    credits = List.copyOf(credits);
  }
}
