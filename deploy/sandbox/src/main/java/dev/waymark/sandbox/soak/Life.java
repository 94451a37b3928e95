package dev.waymark.sandbox.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** One process of an instance, from its start to its end, and all that was read of it. */
final class Life {

  private final String name;
  private final List<Vitals> readings = new ArrayList<>();

  Life(String name) {
    this.name = name;
  }

  void add(Vitals vitals) {
    readings.add(vitals);
  }

  String name() {
    return name;
  }

  /** The latest reading. */
  Optional<Vitals> now() {
    return readings.isEmpty() ? Optional.empty() : Optional.of(readings.get(readings.size() - 1));
  }

  /** From when on it is warm, as far as it got. */
  List<Vitals> after(Duration warmUp) {
    return readings.stream()
        .filter(one -> one.atMs() - readings.get(0).atMs() >= warmUp.toMillis())
        .toList();
  }

  /** How long it was read after it had become warm. */
  Duration warm(Duration warmUp) {
    List<Vitals> warm = after(warmUp);
    return warm.isEmpty()
        ? Duration.ZERO
        : Duration.ofMillis(warm.get(warm.size() - 1).atMs() - warm.get(0).atMs());
  }

  /** How something changed once it was warm; empty where it was read too seldom since. */
  Optional<Slope> slope(Duration warmUp, ToDoubleFunction<Vitals> what) {
    List<Slope.Point> points =
        after(warmUp).stream()
            .map(one -> Slope.Point.at(one.atMs(), what.applyAsDouble(one)))
            .toList();
    return points.size() < Slope.LEAST ? Optional.empty() : Optional.of(Slope.of(points));
  }

  /** The most of something there was. */
  double most(ToDoubleFunction<Vitals> what) {
    return readings.stream().mapToDouble(what).max().orElse(0);
  }
}
