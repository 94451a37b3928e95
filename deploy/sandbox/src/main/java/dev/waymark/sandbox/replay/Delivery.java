package dev.waymark.sandbox.replay;

import dev.waymark.ingest.InputEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * In which order events are delivered, and which of them twice. Rows with the same event id keep
 * their order, for the first one accepted counts.
 *
 * @param shuffleSeed the seed of an order over the whole history; the order of the files without
 * @param duplicateShare the share of events that are delivered once more, 0 to 1
 */
record Delivery(OptionalLong shuffleSeed, double duplicateShare) {

  private static final long DUPLICATES = 0x9E3779B97F4A7C15L;

  Delivery {
    if (!(duplicateShare >= 0 && duplicateShare <= 1)) {
      throw new IllegalArgumentException(
          "duplicate share is " + duplicateShare + ": it must lie between 0 and 1");
    }
  }

  private record Stop(double at, int row) {}

  /** The events as they are delivered. */
  List<InputEvent> of(List<InputEvent> events) {
    SplittableRandom order = new SplittableRandom(shuffleSeed.orElse(0));
    SplittableRandom twice = new SplittableRandom(shuffleSeed.orElse(0) ^ DUPLICATES);
    List<Stop> stops = new ArrayList<>(events.size());
    for (int row = 0; row < events.size(); row++) {
      stops.add(new Stop(shuffleSeed.isPresent() ? order.nextDouble() : row, row));
      if (twice.nextDouble() < duplicateShare) {
        double later = twice.nextDouble();
        stops.add(
            new Stop(shuffleSeed.isPresent() ? later : row + later * (events.size() - row), row));
      }
    }
    stops.sort(Comparator.comparingDouble(Stop::at).thenComparingInt(Stop::row));
    return inFileOrderById(events, stops);
  }

  /** Where rows share an id, their places stay and the rows go to them in the order of the file. */
  private static List<InputEvent> inFileOrderById(List<InputEvent> events, List<Stop> stops) {
    Map<String, List<Integer>> places = new HashMap<>();
    for (int i = 0; i < stops.size(); i++) {
      String id = events.get(stops.get(i).row()).eventId();
      places.computeIfAbsent(id, unseen -> new ArrayList<>(1)).add(i);
    }
    List<InputEvent> delivered = new ArrayList<>(stops.size());
    stops.forEach(stop -> delivered.add(events.get(stop.row())));
    for (List<Integer> shared : places.values()) {
      if (shared.size() > 1) {
        List<Integer> rows = shared.stream().map(place -> stops.get(place).row()).sorted().toList();
        for (int i = 0; i < rows.size(); i++) {
          delivered.set(shared.get(i), events.get(rows.get(i)));
        }
      }
    }
    return delivered;
  }
}
