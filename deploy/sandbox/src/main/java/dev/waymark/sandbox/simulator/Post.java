package dev.waymark.sandbox.simulator;

import dev.waymark.domain.event.Event;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** The way from an event to its topic, where things are delayed, swapped and doubled. */
final class Post {

  private static final double MINUTE_MS = 60_000;
  private static final double DAY_MS = 24 * 60 * MINUTE_MS;

  private final Faults faults;
  private final SplittableRandom random;
  private final Consumer<Delivery> arrivals;

  Post(Faults faults, SplittableRandom random, Consumer<Delivery> arrivals) {
    this.faults = faults;
    this.random = random;
    this.arrivals = arrivals;
  }

  void send(Event event, String text) {
    long at = event.occurredAtMs() + delayMs();
    arrivals.accept(new Delivery(at, event, text));
    if (random.nextDouble() < faults.doubled()) {
      arrivals.accept(new Delivery(at + spanMs(0, 60 * MINUTE_MS), event, text));
    }
  }

  private long delayMs() {
    double luck = random.nextDouble();
    if (luck < faults.late()) {
      return spanMs(60 * MINUTE_MS, 3 * DAY_MS);
    }
    return luck < faults.late() + faults.swapped() ? spanMs(MINUTE_MS / 60, 10 * MINUTE_MS) : 0;
  }

  private long spanMs(double fromMs, double toMs) {
    return (long) (fromMs + (toMs - fromMs) * random.nextDouble());
  }
}
