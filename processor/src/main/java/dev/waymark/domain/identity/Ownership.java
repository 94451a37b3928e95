package dev.waymark.domain.identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * To whom something belongs, moment by moment.
 *
 * @param steps who takes over when, in the order of time, each another one than the one before; the
 *     first owner has it from the beginning of time
 */
public record Ownership(List<Step> steps) {

  private static final Comparator<Claim> ORDER =
      Comparator.comparingLong(Claim::atMs).thenComparing(Claim::owner);

  /** From a moment on it belongs to an owner, by their {@linkplain Party#key key}. */
  public record Step(long fromMs, String owner) {}

  /** At a moment it was seen with an owner. */
  public record Claim(long atMs, String owner) {}

  public Ownership {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("an ownership has no steps: everything has an owner");
    }
  }

  /** Always the same owner. */
  public static Ownership of(String owner) {
    return new Ownership(List.of(new Step(Long.MIN_VALUE, owner)));
  }

  /**
   * At each moment the owner of the last claim at or before it, else of the first one after; of two
   * claims at one moment the greater owner's counts.
   */
  static Ownership of(Collection<Claim> claims) {
    List<Claim> ordered = new ArrayList<>(claims);
    ordered.sort(ORDER);
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < ordered.size(); i++) {
      Claim claim = ordered.get(i);
      boolean overruled = i + 1 < ordered.size() && ordered.get(i + 1).atMs() == claim.atMs();
      if (!overruled && (steps.isEmpty() || !last(steps).owner().equals(claim.owner()))) {
        long fromMs = steps.isEmpty() ? Long.MIN_VALUE : claim.atMs();
        steps.add(new Step(fromMs, claim.owner()));
      }
    }
    return new Ownership(steps);
  }

  private static Step last(List<Step> steps) {
    return steps.get(steps.size() - 1);
  }

  /** The owner at a moment. */
  public String at(long ms) {
    for (int i = steps.size() - 1; i > 0; i--) {
      if (steps.get(i).fromMs() <= ms) {
        return steps.get(i).owner();
      }
    }
    return steps.get(0).owner();
  }

  /** The owner now, after all that is known. */
  public String latest() {
    return last(steps).owner();
  }
}
