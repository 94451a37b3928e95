package dev.waymark.app;

import dev.waymark.schema.Suppression;
import dev.waymark.stream.ErasedNames;
import dev.waymark.stream.ErasureRules;
import dev.waymark.stream.Topic;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

/** What a live Waymark has been told beside events: explicit links, and who was erased. */
public final class KnownBefore {

  private final Config config;

  public KnownBefore(Config config) {
    this.config = config;
  }

  /** Hands over every record of the topic of links, if there is one. */
  public void links(InputReader.Taker taker) {
    if (isThere(Topic.LINKS)) {
      try (InputReader links = new InputReader(config, List.of(Topic.LINKS))) {
        links.readAll(taker);
      }
    }
  }

  /** Who was erased; nobody can have been without a key. */
  public BiPredicate<String, Long> erased() {
    ErasureRules rules = config.erasure();
    if (!rules.isOn() || !isThere(Topic.SUPPRESSIONS)) {
      return (name, atMs) -> false;
    }
    ErasedNames erased = new ErasedNames(rules);
    try (OutputReader<Suppression> list =
        new OutputReader<>(config, Topic.SUPPRESSIONS, Suppression.class)) {
      list.readAll(
          told ->
              told.value()
                  .ifPresent(it -> erased.add(told.key(), it.getErasedUpTo().toEpochMilli())));
    }
    return erased::hides;
  }

  private boolean isThere(Topic topic) {
    String name = config.topics().name(topic);
    try (Cluster cluster = new Cluster(config)) {
      return cluster.topics(Set.of(name)).containsKey(name);
    }
  }
}
