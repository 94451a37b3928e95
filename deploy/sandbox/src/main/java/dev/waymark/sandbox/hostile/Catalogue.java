package dev.waymark.sandbox.hostile;

import java.util.List;
import java.util.stream.Stream;

/** All classes of bad and hostile input that there are. */
final class Catalogue {

  private Catalogue() {}

  static List<Trick> all() {
    return Stream.of(
            BrokenBytes.all(),
            WrongValues.all(),
            Floods.all(),
            WildEnvelopes.all(),
            BadCommands.all())
        .flatMap(List::stream)
        .toList();
  }
}
