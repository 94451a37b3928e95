package dev.waymark.sandbox.demo;

import dev.waymark.schema.Journey;
import dev.waymark.schema.Stage;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many customers are in each stage, from the journeys. */
final class Customers {

  private final Map<String, Stage> stages = new HashMap<>();
  private final Map<Stage, Integer> counts = new EnumMap<>(Stage.class);

  /** Takes the current journey of a customer, or that there is none any more. */
  void take(String customer, @Nullable Journey journey) {
    Stage before =
        journey == null ? stages.remove(customer) : stages.put(customer, journey.getStage());
    if (before != null) {
      counts.merge(before, -1, Integer::sum);
    }
    if (journey != null) {
      counts.merge(journey.getStage(), 1, Integer::sum);
    }
  }

  int in(Stage stage) {
    return counts.getOrDefault(stage, 0);
  }

  int all() {
    return stages.size();
  }
}
