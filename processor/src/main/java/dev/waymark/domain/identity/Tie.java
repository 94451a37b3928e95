package dev.waymark.domain.identity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What one party knows of another one that it was seen with.
 *
 * @param seenMs when events named both, in epoch milliseconds, in the order of time
 * @param command the last explicit word on the two
 * @param heard what the other one last said to whom it belongs
 */
public record Tie(Party other, List<Long> seenMs, Optional<Command> command, Optional<Word> heard) {

  /**
   * Somebody said explicitly that the two are one, or that they are not.
   *
   * @param linkId of two commands of one moment the greater id counts
   */
  public record Command(long atMs, String linkId, boolean together) {

    boolean overrules(Command earlier) {
      return atMs != earlier.atMs ? atMs > earlier.atMs : linkId.compareTo(earlier.linkId) >= 0;
    }
  }

  public Tie {
    seenMs = List.copyOf(seenMs);
  }

  static Tie to(Party other) {
    return new Tie(other, List.of(), Optional.empty(), Optional.empty());
  }

  /** Whether the two are known to belong together: an explicit word overrules all events. */
  public boolean holds() {
    return command.map(Command::together).orElse(!seenMs.isEmpty());
  }

  /** The moments of all links between the two that count. */
  List<Long> linksMs() {
    if (command.isEmpty()) {
      return seenMs;
    }
    if (!holds()) {
      return List.of();
    }
    List<Long> all = new ArrayList<>(seenMs);
    all.add(command.get().atMs());
    return all;
  }

  /** And seen together once more. */
  Tie seen(long atMs) {
    int place = Collections.binarySearch(seenMs, atMs);
    if (place >= 0) {
      return this;
    }
    List<Long> more = new ArrayList<>(seenMs);
    more.add(-place - 1, atMs);
    return new Tie(other, more, command, heard);
  }

  Tie unseen(long atMs) {
    return new Tie(other, seenMs.stream().filter(ms -> ms != atMs).toList(), command, heard);
  }

  Tie told(Command word) {
    return command.isPresent() && !word.overrules(command.get())
        ? this
        : new Tie(other, seenMs, Optional.of(word), heard);
  }

  Tie heard(Word word) {
    return new Tie(other, seenMs, command, Optional.of(word));
  }
}
