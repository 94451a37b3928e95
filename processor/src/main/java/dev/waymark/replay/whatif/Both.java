package dev.waymark.replay.whatif;

import java.util.function.Function;

/** Two of a kind: what the settings in force make, and what the candidate makes. */
public record Both<T>(T baseline, T candidate) {

  /** The one of each side. */
  public static <T> Both<T> each(Function<Side, T> maker) {
    return new Both<>(maker.apply(Side.BASELINE), maker.apply(Side.CANDIDATE));
  }

  /** The one of a side. */
  public T of(Side side) {
    return side == Side.BASELINE ? baseline : candidate;
  }

  /** What is made of each. */
  public <R> Both<R> map(Function<T, R> made) {
    return new Both<>(made.apply(baseline), made.apply(candidate));
  }

  /** Whether both are the same. */
  public boolean agree() {
    return baseline.equals(candidate);
  }
}
