package dev.waymark.sandbox.demo;

import dev.waymark.sandbox.Feed;
import dev.waymark.sandbox.simulator.Delivery;
import java.time.Clock;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** Tells a story to the input topics on a thread of its own: the past at once, the rest in time. */
final class Teller implements AutoCloseable {

  private final Iterator<Delivery> story;
  private final long toldMs;
  private final long liveFromMs;
  private final double speed;
  private final Feed feed;
  private final Clock clock;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final CountDownLatch goLive = new CountDownLatch(1);
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final Thread thread = new Thread(this::tell, "teller");
  private final AtomicLong sent = new AtomicLong();
  private volatile long storyMs;
  private volatile boolean pastTold;
  private volatile Optional<Pace> live = Optional.empty();
  private Optional<Delivery> next = Optional.empty();

  /**
   * @param toldMs what arrived up to here was told by an earlier teller
   * @param liveFromMs what arrives from here on is told in time
   */
  Teller(
      Iterator<Delivery> story,
      long toldMs,
      long liveFromMs,
      double speed,
      Feed feed,
      Clock clock) {
    this.story = story;
    this.toldMs = toldMs;
    this.liveFromMs = liveFromMs;
    this.speed = speed;
    this.feed = feed;
    this.clock = clock;
    this.storyMs = toldMs;
  }

  void start() {
    thread.start();
  }

  /** Whether all of the past has been sent. */
  boolean hasToldPast() {
    return pastTold;
  }

  /** Lets the live part begin, now that the past has been taken in. */
  void goLive() {
    goLive.countDown();
  }

  /** Events sent so far, those of an earlier teller left out. */
  long sent() {
    return sent.get();
  }

  /** How far the story has been told, in epoch milliseconds. */
  long storyMs() {
    return live.map(pace -> pace.storyMs(clock.millis())).orElse(storyMs);
  }

  /** How the live part is paced, once the past has been told. */
  Optional<Pace> live() {
    return live;
  }

  /**
   * @throws IllegalStateException when the teller gave up
   */
  void requireWell() {
    Throwable problem = failure.get();
    if (problem != null) {
      throw new IllegalStateException("the story cannot be told any further", problem);
    }
  }

  @Override
  public void close() {
    stop.countDown();
    goLive.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the story was being stopped", e);
    }
  }

  private void tell() {
    try {
      tellPast();
      feed.flush();
      pastTold = true;
      goLive.await();
      Pace pace = new Pace(liveFromMs, clock.millis(), speed);
      live = Optional.of(pace);
      tellLive(pace);
      feed.flush();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      failure.set(e);
    }
  }

  private void tellPast() {
    while (stop.getCount() > 0 && story.hasNext()) {
      Delivery delivery = story.next();
      if (delivery.deliverAtMs() >= liveFromMs) {
        next = Optional.of(delivery);
        return;
      }
      if (delivery.deliverAtMs() >= toldMs) {
        send(delivery);
      }
    }
  }

  private void tellLive(Pace pace) throws InterruptedException {
    while (next.isPresent() && arrives(pace, next.get())) {
      send(next.get());
      next = story.hasNext() ? Optional.of(story.next()) : Optional.empty();
    }
  }

  /** Waits until a delivery is due, or says that nothing more is to be told. */
  private boolean arrives(Pace pace, Delivery delivery) throws InterruptedException {
    long inMs = pace.dueMs(delivery.deliverAtMs()) - clock.millis();
    return inMs <= 0 ? stop.getCount() > 0 : !stop.await(inMs, TimeUnit.MILLISECONDS);
  }

  private void send(Delivery delivery) {
    feed.send(delivery);
    sent.incrementAndGet();
    storyMs = delivery.deliverAtMs();
  }
}
