package dev.waymark.ingest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the lines of a file became, in its order. */
record Lines(List<InputEvent> events, List<BadLine> bad) {

  static Lines of(Path file, Optional<Mapping> mapping) {
    Lines lines = new Lines(new ArrayList<>(), new ArrayList<>());
    try (EventFile open = EventFile.open(file, mapping)) {
      open.read(line -> line.match(lines.events::add, lines.bad::add));
    }
    return lines;
  }

  static Lines of(Path folder, String text) throws IOException {
    return of(Files.writeString(folder.resolve("events"), text), Optional.empty());
  }

  static Lines of(Path folder, String mapping, String text) throws IOException {
    Path file = Files.writeString(folder.resolve("export.csv"), text, StandardCharsets.UTF_8);
    Path explained = Files.writeString(folder.resolve("mapping.yaml"), mapping);
    return of(file, Optional.of(Mapping.read(explained)));
  }

  /** The only event, of the type it must have. */
  <T> T only(Class<T> type) {
    if (events.size() != 1 || !bad.isEmpty()) {
      throw new AssertionError("one good line is due, not " + this);
    }
    return type.cast(events.get(0).value());
  }
}
