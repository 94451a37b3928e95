package dev.waymark.domain.kit;

import dev.waymark.domain.event.Event;
import dev.waymark.domain.journey.Journey;
import java.util.List;

/** Whoever takes events in and tells what follows: the pure rules, or a whole topology. */
public interface Teller {

  /** Takes in one event of a customer, at a moment no earlier than the last one. */
  void take(String customer, Event event, long arrivesMs);

  /** Lets time pass for everybody. */
  void until(long nowMs);

  /** What was told since the last time somebody asked, in its order. */
  List<Told> told();

  /** How far a customer has come. */
  Journey journey(String customer);
}
