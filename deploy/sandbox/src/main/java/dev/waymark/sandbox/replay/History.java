package dev.waymark.sandbox.replay;

import dev.waymark.domain.identity.Link;
import dev.waymark.ingest.BadLine;
import dev.waymark.ingest.EventFile;
import dev.waymark.ingest.InputEvent;
import dev.waymark.ingest.LinkFile;
import dev.waymark.ingest.Mapping;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What some files say happened before an instant.
 *
 * @param events in the order of the files
 * @param badLines lines that say no event
 * @param leftOut how many events lie at or after the instant
 * @param links who is who, as somebody said explicitly before the instant
 */
public record History(
    List<InputEvent> events, List<BadLine> badLines, long leftOut, List<Link> links) {

  static final History NOTHING = new History(List.of(), List.of(), 0, List.of());

  public History {
    events = List.copyOf(events);
    badLines = List.copyOf(badLines);
    links = List.copyOf(links);
  }

  /** Reads files one after the other. */
  public static History read(List<Path> files, Optional<Mapping> mapping, Instant until) {
    List<InputEvent> events = new ArrayList<>();
    List<BadLine> badLines = new ArrayList<>();
    for (Path file : files) {
      try (EventFile open = EventFile.open(file, mapping)) {
        open.read(line -> line.match(events::add, badLines::add));
      }
    }
    Predicate<InputEvent> before = event -> event.occurredAtMs() < until.toEpochMilli();
    List<InputEvent> kept = events.stream().filter(before).toList();
    return new History(kept, badLines, events.size() - kept.size(), List.of());
  }

  /** The same, with the links that some files hold; one at or after the instant is none yet. */
  History withLinks(List<Path> files, Instant until) {
    List<Link> all = new ArrayList<>();
    List<BadLine> bad = new ArrayList<>(badLines);
    files.forEach(file -> LinkFile.read(file, all::add, bad::add));
    all.removeIf(link -> link.atMs() >= until.toEpochMilli());
    return new History(events, bad, leftOut, all);
  }

  /** The currencies of the money that moves, in alphabetical order. */
  public Set<String> currencies() {
    Set<String> all = new TreeSet<>();
    events.forEach(event -> all.add(event.currency()));
    all.remove("");
    return all;
  }
}
