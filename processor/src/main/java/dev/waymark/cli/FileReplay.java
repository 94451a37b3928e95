package dev.waymark.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.Optional;

/**
 * The part of {@code waymark replay} that needs a Kafka of its own, added by another module and
 * found by {@link java.util.ServiceLoader}. Its options, annotated as picocli's are, become options
 * of the command.
 */
public interface FileReplay {

  /**
   * Replays the files it was given.
   *
   * @param until up to when, if anybody has said so
   * @return the exit code
   */
  int replay(SettingsOptions options, Optional<Instant> until, PrintWriter out);
}
