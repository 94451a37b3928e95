package dev.waymark.ingest;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Takes a file in: its events go to one taker, its bad lines to another.
 *
 * @param mapping explains the columns where they are not our own
 */
public record Import(
    Optional<Mapping> mapping, Consumer<InputEvent> events, Consumer<BadLine> badLines) {

  /** Progress is told once for so many lines. */
  private static final int LINES_BETWEEN = 256;

  /** What a file held. */
  public record Counts(long events, long bad) {}

  /** Reads one file to its end. */
  public Counts take(Path file, Progress progress) {
    long[] good = {0};
    long[] bad = {0};
    try (EventFile open = EventFile.open(file, mapping)) {
      open.read(
          line -> {
            line.match(
                event -> {
                  good[0]++;
                  events.accept(event);
                },
                problem -> {
                  bad[0]++;
                  badLines.accept(problem);
                });
            if ((good[0] + bad[0]) % LINES_BETWEEN == 0) {
              progress.at(open.bytesRead());
            }
          });
      progress.at(open.bytesRead());
    }
    return new Counts(good[0], bad[0]);
  }
}
