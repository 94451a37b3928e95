package dev.waymark.app;

import dev.waymark.query.Answer;
import java.util.function.DoubleSupplier;
import org.apache.kafka.streams.KafkaStreams.State;

/** Says whether this instance lives and is ready. A rebalance is no illness. */
final class Health {

  /** Kafka takes a consumer that has not polled for so long for dead. */
  private static final double LONGEST_WITHOUT_POLL_SECONDS = 300;

  private final DoubleSupplier pollAgeSeconds;
  private volatile State state = State.CREATED;
  private volatile boolean restored;

  Health(DoubleSupplier pollAgeSeconds) {
    this.pollAgeSeconds = pollAgeSeconds;
  }

  void moved(State to) {
    state = to;
    if (to == State.RUNNING) {
      restored = true;
    }
  }

  boolean isRunning() {
    return state == State.RUNNING;
  }

  boolean isReady() {
    return restored && works();
  }

  private boolean works() {
    return switch (state) {
      case CREATED, REBALANCING, RUNNING -> true;
      case PENDING_SHUTDOWN, PENDING_ERROR, NOT_RUNNING, ERROR -> false;
    };
  }

  Answer live() {
    if (!works()) {
      return Answer.text(503, "state " + state + "\n");
    }
    double age = pollAgeSeconds.getAsDouble();
    return age > LONGEST_WITHOUT_POLL_SECONDS
        ? Answer.text(503, "no progress for " + Math.round(age) + " s\n")
        : Answer.text(200, "state " + state + "\n");
  }

  Answer ready() {
    return isReady()
        ? Answer.text(200, "ready\n")
        : Answer.text(503, "not ready: state " + state + (restored ? "\n" : ", being restored\n"));
  }
}
