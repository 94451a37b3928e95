package dev.waymark.sandbox.chaos;

import dev.waymark.sandbox.rig.Wait;
import java.time.Duration;
import java.util.Optional;

/**
 * How a run recovers from one fault, measured twice: from its last blow, when whatever worked no
 * longer did, and from its end, when whatever was taken away was there again.
 */
final class Recovery implements AutoCloseable {

  private final Offsets offsets;
  private Optional<CatchUp> fromBlow = Optional.empty();
  private Optional<CatchUp> fromEnd = Optional.empty();

  Recovery(Offsets offsets) {
    this.offsets = offsets;
  }

  /** Something was struck just now; the last time counts. */
  void struck() {
    fromBlow.ifPresent(CatchUp::close);
    fromBlow = Optional.of(CatchUp.fromNow(offsets));
  }

  /** Nothing is done any more. */
  void over() {
    fromEnd = Optional.of(CatchUp.fromNow(offsets));
  }

  /** Waits until both are known, or a span is over. */
  void await(Duration within, Runnable meanwhile) {
    Wait.until(
        () -> {
          meanwhile.run();
          return isDone(fromBlow) && isDone(fromEnd);
        },
        within);
  }

  private static boolean isDone(Optional<CatchUp> one) {
    return one.isEmpty() || one.get().isDone();
  }

  /** From the last blow until all that lay there then was committed; negative where it was not. */
  long fromBlowMs() {
    return fromBlow.map(CatchUp::tookMs).orElse(CatchUp.NOT_YET);
  }

  /** From the end until all that lay there then was committed; negative where it was not. */
  long fromEndMs() {
    return fromEnd.map(CatchUp::tookMs).orElse(CatchUp.NOT_YET);
  }

  @Override
  public void close() {
    fromBlow.ifPresent(CatchUp::close);
    fromEnd.ifPresent(CatchUp::close);
  }
}
