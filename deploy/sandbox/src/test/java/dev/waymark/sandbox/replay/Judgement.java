package dev.waymark.sandbox.replay;

import dev.waymark.sandbox.simulator.Placed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How well events were placed, against the truth.
 *
 * @param events how many there are
 * @param linkable how many of them are of people whom their names lead to
 * @param namesOnly how many of the linkable do not say the customer id
 * @param found how many of the linkable lie in the journey of their person
 * @param placements in how many journeys, all together, the linkable lie
 * @param misplaced what lies where it does not belong, or nowhere, as sentences
 */
record Judgement(
    int events, int linkable, int namesOnly, int found, int placements, List<String> misplaced) {

  /**
   * @param journeys the ids of the events that lie in each journey, by its key
   */
  static Judgement of(
      Map<String, Placed> truth, Set<String> anonymous, Map<String, Set<String>> journeys) {
    List<String> misplaced = new ArrayList<>();
    int placements = 0;
    for (Map.Entry<String, Set<String>> journey : journeys.entrySet()) {
      for (String event : journey.getValue()) {
        Placed place = truth.get(event);
        placements += place != null && place.linkable() ? 1 : 0;
        if (place == null || !place.journey().equals(journey.getKey())) {
          misplaced.add(event + " lies in " + journey.getKey() + ": " + place);
        }
      }
    }
    int found = 0;
    int linkable = 0;
    int namesOnly = 0;
    for (Placed place : truth.values()) {
      boolean isThere = journeys.getOrDefault(place.journey(), Set.of()).contains(place.eventId());
      if (place.linkable()) {
        linkable++;
        namesOnly += anonymous.contains(place.eventId()) ? 1 : 0;
        found += isThere ? 1 : 0;
      }
      if (!isThere) {
        misplaced.add(place.eventId() + " is missing in " + place.journey());
      }
    }
    return new Judgement(truth.size(), linkable, namesOnly, found, placements, misplaced);
  }

  double precision() {
    return placements == 0 ? 0 : (double) found / placements;
  }

  double recall() {
    return (double) found / linkable;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d events, %d linkable (%d by names alone), %d in the journey of their person:"
            + " precision %.6f, recall %.6f; %d others, %d misplaced",
        events,
        linkable,
        namesOnly,
        found,
        precision(),
        recall(),
        events - linkable,
        misplaced.size());
  }
}
