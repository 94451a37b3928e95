package dev.waymark.sandbox.replay;

import dev.waymark.domain.kpi.Windows;
import dev.waymark.schema.ChurnAlert;
import dev.waymark.schema.Journey;
import dev.waymark.schema.Kpi;
import dev.waymark.schema.Reject;
import dev.waymark.schema.SaveWindow;
import dev.waymark.schema.StageChange;
import dev.waymark.stream.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.apache.avro.specific.SpecificRecord;

/**
 * What came of a replay.
 *
 * @param tables the result files
 * @param conservation how the records ended
 */
record Results(List<Table> tables, Conservation conservation) {

  /** Reads what was told on a topic. */
  interface Reader {
    <T extends SpecificRecord> OutputTopic<T> open(Topic topic, Class<T> type);

    default <T extends SpecificRecord> List<Told<T>> all(Topic topic, Class<T> type) {
      try (OutputTopic<T> output = open(topic, type)) {
        return output.all();
      }
    }

    /** The last word on each subject: whoever wants no more need not hold the rest. */
    default <T extends SpecificRecord> List<Told<T>> last(
        Topic topic, Class<T> type, BiFunction<String, T, String> subject) {
      try (OutputTopic<T> output = open(topic, type)) {
        return output.last(subject);
      }
    }
  }

  static Results of(
      History history,
      Map<String, Long> sent,
      List<Told<Kpi>> kpis,
      Reader outputs,
      Windows windows,
      Instant until,
      boolean stable) {
    Conservation conservation = Conservation.of(sent, kpis);
    List<Table> tables = new ArrayList<>();
    tables.add(KpiTable.of(kpis, until, stable));
    tables.add(FigureTable.of(kpis, windows, until));
    tables.add(
        CustomerTable.of(outputs.last(Topic.JOURNEYS, Journey.class, (key, journey) -> key)));
    tables.add(
        StageChangeTable.of(
            stable
                ? outputs.last(
                    Topic.STAGE_CHANGES, StageChange.class, (key, change) -> change.getChangeId())
                : outputs.all(Topic.STAGE_CHANGES, StageChange.class),
            stable));
    tables.add(
        AlertTable.of(
            outputs.last(Topic.CHURN_ALERTS, ChurnAlert.class, (key, alert) -> alert.getAlertId()),
            stable));
    tables.add(
        SaveWindowTable.of(
            outputs.last(
                Topic.SAVE_WINDOWS, SaveWindow.class, (key, window) -> window.getWindowId()),
            stable));
    tables.add(
        RejectTable.of(history.badLines(), outputs.all(Topic.REJECTS, Reject.class), stable));
    if (!stable) {
      tables.add(conservation.table());
    }
    return new Results(tables, conservation);
  }

  void write(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    tables.forEach(table -> table.write(folder));
  }
}
