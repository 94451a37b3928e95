package dev.waymark.replay.asof;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What was told of some subjects, alerts for example, split at an instant of the time of appending.
 *
 * @param <T> what is told, step by step
 */
public final class Telling<T> {

  /**
   * What may be told.
   *
   * @param at when a step was, in event time
   * @param retracts whether a step takes its subject back
   */
  public record Words<T>(
      Function<T, String> subject, Function<T, Instant> at, Function<T, Boolean> retracts) {}

  /** A step and when it was told. */
  public record Step<T>(T what, Instant toldAt) {}

  private final Words<T> words;
  private final Instant asOf;
  private final Map<String, List<Step<T>>> then = new LinkedHashMap<>();
  private final Map<String, List<Step<T>>> later = new LinkedHashMap<>();

  public Telling(Words<T> words, Instant asOf) {
    this.words = words;
    this.asOf = asOf;
  }

  /** One more step, in the order in which they were told. */
  public void hear(T what, Instant toldAt) {
    (toldAt.isAfter(asOf) ? later : then)
        .computeIfAbsent(words.subject().apply(what), subject -> new ArrayList<>())
        .add(new Step<>(what, toldAt));
  }

  /**
   * The last word, by then, on the subject whose last step is the youngest; the last told counts,
   * for a life that was told anew ends with it.
   */
  public Optional<Step<T>> last() {
    Optional<Step<T>> last = Optional.empty();
    for (List<Step<T>> life : then.values()) {
      Step<T> end = life.get(life.size() - 1);
      boolean counts = !words.retracts().apply(end.what());
      if (counts && last.map(known -> !at(end).isBefore(at(known))).orElse(true)) {
        last = Optional.of(end);
      }
    }
    return last;
  }

  /** The first step that was told after the instant and speaks of the time up to it. */
  public Optional<Step<T>> afterwards() {
    return later.values().stream()
        .flatMap(List::stream)
        .filter(step -> !at(step).isAfter(asOf))
        .min(java.util.Comparator.comparing(Step::toldAt));
  }

  /** The first step that is known of each subject. */
  public List<T> beginnings() {
    Map<String, T> first = new LinkedHashMap<>();
    then.forEach((subject, life) -> first.put(subject, life.get(0).what()));
    later.forEach((subject, life) -> first.putIfAbsent(subject, life.get(0).what()));
    return List.copyOf(first.values());
  }

  private Instant at(Step<T> step) {
    return words.at().apply(step.what());
  }
}
