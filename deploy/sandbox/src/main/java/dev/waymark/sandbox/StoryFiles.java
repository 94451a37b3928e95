package dev.waymark.sandbox;

import dev.waymark.sandbox.simulator.Delivery;
import dev.waymark.sandbox.simulator.EventDelivery;
import dev.waymark.sandbox.simulator.LinkDelivery;
import dev.waymark.sandbox.simulator.Placed;
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

/**
 * Writes a scenario to files: the events and the links as they arrive, the truth about the
 * customers and about where each event belongs.
 */
final class StoryFiles {

  static final String EVENTS = "events.csv";
  static final String TRUTH = "ground-truth.csv";
  static final String LINKS = "links.csv";
  static final String BELONGINGS = "event-truth.csv";

  /** How many rows of each were written. */
  record Written(long events, long links) {}

  private StoryFiles() {}

  static Written write(Scenario scenario, Path folder) throws IOException {
    Files.createDirectories(folder);
    List<Truth> truths = new ArrayList<>();
    List<Placed> placed = new ArrayList<>();
    Simulator story = new Simulator(scenario, truths::add, placed::add);
    Written written = writeStory(story, folder);
    truths.sort(Comparator.comparing(Truth::customerId));
    write(folder.resolve(TRUTH), TruthCsv.COLUMNS, truths.stream().map(TruthCsv::row).toList());
    write(
        folder.resolve(BELONGINGS),
        PlacedCsv.COLUMNS,
        placed.stream().map(PlacedCsv::row).toList());
    return written;
  }

  private static Written writeStory(Simulator deliveries, Path folder) throws IOException {
    long events = 0;
    long links = 0;
    try (BufferedWriter toEvents = begin(folder.resolve(EVENTS), EventCsv.COLUMNS);
        BufferedWriter toLinks = begin(folder.resolve(LINKS), LinkCsv.COLUMNS)) {
      while (deliveries.hasNext()) {
        Delivery delivery = deliveries.next();
        if (delivery instanceof EventDelivery told) {
          toEvents.write(EventCsv.row(told).line() + "\n");
          events++;
        } else if (delivery instanceof LinkDelivery told) {
          toLinks.write(LinkCsv.row(told.link()).line() + "\n");
          links++;
        }
      }
    }
    return new Written(events, links);
  }

  private static void write(Path file, List<String> columns, List<CsvRow> rows) throws IOException {
    try (BufferedWriter out = begin(file, columns)) {
      for (CsvRow row : rows) {
        out.write(row.line() + "\n");
      }
    }
  }

  private static BufferedWriter begin(Path file, List<String> columns) throws IOException {
    BufferedWriter out = Files.newBufferedWriter(file);
    out.write(String.join(",", columns) + "\n");
    return out;
  }
}
