package dev.waymark.sandbox;

import dev.waymark.sandbox.simulator.Scenario;
import dev.waymark.sandbox.simulator.Simulator;
import dev.waymark.sandbox.simulator.Truth;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Writes a scenario to files: the events as they arrive, and the truth about the customers. */
final class StoryFiles {

  static final String EVENTS = "events.csv";
  static final String TRUTH = "ground-truth.csv";

  private StoryFiles() {}

  /** How many rows of events were written. */
  static long write(Scenario scenario, Path folder) throws IOException {
    Files.createDirectories(folder);
    List<Truth> truths = new ArrayList<>();
    long rows = writeEvents(new Simulator(scenario, truths::add), folder.resolve(EVENTS));
    truths.sort(Comparator.comparing(Truth::customerId));
    writeTruths(truths, folder.resolve(TRUTH));
    return rows;
  }

  private static long writeEvents(Simulator deliveries, Path file) throws IOException {
    long rows = 0;
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(String.join(",", EventCsv.COLUMNS) + "\n");
      while (deliveries.hasNext()) {
        out.write(EventCsv.row(deliveries.next()).line() + "\n");
        rows++;
      }
    }
    return rows;
  }

  private static void writeTruths(List<Truth> truths, Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(String.join(",", TruthCsv.COLUMNS) + "\n");
      for (Truth truth : truths) {
        out.write(TruthCsv.row(truth).line() + "\n");
      }
    }
  }
}
