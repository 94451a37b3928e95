package dev.waymark.sandbox.replay;

import dev.waymark.ingest.BadLine;
import dev.waymark.ingest.InputEvent;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What some files say happened before an instant.
 *
 * @param events in the order of the files
 * @param badLines lines that say no event
 * @param leftOut how many events lie at or after the instant
 */
record History(List<InputEvent> events, List<BadLine> badLines, long leftOut) {

  History {
    events = List.copyOf(events);
    badLines = List.copyOf(badLines);
  }

  /** The currencies of the money that moves, in alphabetical order. */
  Set<String> currencies() {
    Set<String> all = new TreeSet<>();
    events.forEach(event -> all.add(event.currency()));
    all.remove("");
    return all;
  }
}
