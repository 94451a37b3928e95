package dev.waymark.domain.rules;

import java.util.Map;
import java.util.Optional;

/**
 * When a customer stops being new, lapses and is lost. All spans are in milliseconds.
 *
 * @param newForMs how long after the one purchase a customer is NEW
 * @param lapseAfterMs how long after the last purchase a customer lapses
 * @param lostAfterMs how long after the last purchase a customer is lost
 * @param lapseAfterBySegmentMs other lapse spans for some value segments, taken as the segment
 *     stands just after the last purchase
 * @param personal a lapse span by the customer's own rhythm instead
 */
public record Lifecycle(
    long newForMs,
    long lapseAfterMs,
    long lostAfterMs,
    Map<String, Long> lapseAfterBySegmentMs,
    Optional<PersonalLapse> personal) {

  public Lifecycle {
    lapseAfterBySegmentMs = Map.copyOf(lapseAfterBySegmentMs);
    requirePositive("new-for", newForMs);
    requirePositive("lapse-after", lapseAfterMs);
    requireNotBeyond("lapse-after", lapseAfterMs, lostAfterMs);
    lapseAfterBySegmentMs.forEach(
        (segment, span) -> {
          requirePositive("lapse-after of " + segment, span);
          requireNotBeyond("lapse-after of " + segment, span, lostAfterMs);
        });
    personal.ifPresent(own -> requireNotBeyond("personal lapse maximum", own.maxMs(), lostAfterMs));
  }

  private static void requirePositive(String name, long spanMs) {
    if (spanMs <= 0) {
      throw new IllegalArgumentException(name + " is " + spanMs + " ms: it must be positive");
    }
  }

  private static void requireNotBeyond(String name, long spanMs, long lostAfterMs) {
    if (spanMs > lostAfterMs) {
      throw new IllegalArgumentException(
          name + " is " + spanMs + " ms: it must not exceed lost-after, " + lostAfterMs + " ms");
    }
  }

  /**
   * A lapse span of one's own: {@code clamp(factor × mean gap, min, max)}, once two gaps are known.
   */
  public record PersonalLapse(double factor, long minMs, long maxMs) {

    public PersonalLapse {
      if (!(factor > 0) || minMs <= 0 || maxMs < minMs) {
        throw new IllegalArgumentException(
            "personal lapse is factor "
                + factor
                + ", min "
                + minMs
                + " ms, max "
                + maxMs
                + " ms: factor and min must be positive and max at least min");
      }
    }

    /** The span for a mean gap between purchases. */
    public long spanMs(long meanGapMs) {
      return Math.max(minMs, Math.min(maxMs, (long) (factor * meanGapMs)));
    }
  }
}
