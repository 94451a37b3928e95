package dev.waymark.history;

import dev.waymark.metrics.HistoryNumbers.Refusal;
import java.time.Duration;
import java.util.Optional;

/** What a server says to a batch of samples. */
sealed interface Reply {

  /** It has all of them. */
  record Taken() implements Reply {}

  /** At least one of them will never be taken; of the others nothing is known. */
  record Refused(Refusal why, String said) implements Reply {}

  /**
   * Not now; perhaps later.
   *
   * @param after how long the server wants to be left alone, where it says so
   */
  record Later(String because, Optional<Duration> after) implements Reply {}
}
