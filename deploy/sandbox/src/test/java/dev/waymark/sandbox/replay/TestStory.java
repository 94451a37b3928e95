package dev.waymark.sandbox.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.cli.Waymark;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Months of made-up customers, with everything that happens to them. */
final class TestStory {

  private TestStory() {}

  static History of(int customers, Instant from, Instant until, Path folder) {
    int code =
        Waymark.commandLine()
            .execute(
                "simulate",
                "--customers=" + customers,
                "--from=" + from,
                "--until=" + until,
                "--out=" + folder);
    assertThat(code).isZero();
    return History.read(List.of(folder.resolve("events.csv")), Optional.empty(), until);
  }
}
