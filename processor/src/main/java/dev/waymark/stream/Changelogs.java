package dev.waymark.stream;

import java.util.List;

/** The topics in which Kafka keeps the state of the stores; Kafka Streams makes them. */
public final class Changelogs {

  private static final List<String> KEPT =
      List.of(
          Stores.CELLS,
          Stores.CLOCKS,
          Stores.DEADLINES,
          Stores.FRIENDS,
          Stores.IDENTITIES,
          Stores.JOURNEYS,
          Stores.LEDGER,
          Stores.NAMES,
          Stores.ROUTES,
          Stores.SUPPRESSED,
          Stores.UNCLAIMED);

  private Changelogs() {}

  /** Those of an application or run. */
  public static List<String> of(String engineId) {
    return KEPT.stream().map(store -> of(engineId, store)).toList();
  }

  /** That of one store. */
  public static String of(String engineId, String store) {
    return engineId + "-" + store + "-changelog";
  }
}
