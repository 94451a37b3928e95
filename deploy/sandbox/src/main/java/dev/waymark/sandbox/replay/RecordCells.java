package dev.waymark.sandbox.replay;

import dev.waymark.schema.Grain;
import dev.waymark.schema.Kpi;

/** The cells that count records by how they ended, as they stand now. */
public final class RecordCells {

  private RecordCells() {}

  public static boolean isNow(Kpi kpi) {
    return kpi.getKpi().equals("records") && kpi.getGrain() == Grain.NOW;
  }

  public static String topic(Kpi kpi) {
    return kpi.getDimensions().getOrDefault("topic", "");
  }

  public static String end(Kpi kpi) {
    return kpi.getDimensions().getOrDefault("end", "");
  }
}
