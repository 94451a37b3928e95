package dev.waymark.sandbox.simulator;

import dev.waymark.domain.event.Event;
import dev.waymark.domain.identity.Link;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.LongFunction;

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
    send(event.occurredAtMs(), atMs -> new EventDelivery(atMs, event, text));
  }

  void send(Link link) {
    send(link.atMs(), atMs -> new LinkDelivery(atMs, link));
  }

  private void send(long occurredAtMs, LongFunction<Delivery> delivery) {
    long atMs = occurredAtMs + delayMs();
    arrivals.accept(delivery.apply(atMs));
    if (random.nextDouble() < faults.doubled()) {
      arrivals.accept(delivery.apply(atMs + spanMs(0, 60 * MINUTE_MS)));
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
