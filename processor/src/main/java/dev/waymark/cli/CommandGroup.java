package dev.waymark.cli;

import java.util.List;

/**
 * Commands that another module adds to {@code waymark}, found by {@link java.util.ServiceLoader}.
 */
public interface CommandGroup {

  /** New command objects, each annotated with picocli's {@code @Command} and callable. */
  List<Object> commands();
}
