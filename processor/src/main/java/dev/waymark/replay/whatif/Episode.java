package dev.waymark.replay.whatif;

import java.util.List;

/**
 * A churn alert or a save window from its beginning to its end.
 *
 * @param id the alert's or the window's id
 * @param fromMs when it was raised or opened, in epoch milliseconds
 * @param toMs when it was cleared or closed, {@link Long#MAX_VALUE} while it stands
 * @param cause the finding that began it
 * @param band the highest band of an alert, empty for a window
 * @param end how it ended, {@code OPEN} while it stands
 * @param value trailing value when it began, in minor units
 * @param steps each step, its moment and its band: what makes one life another
 */
public record Episode(
    String id,
    long fromMs,
    long toMs,
    String cause,
    String band,
    String end,
    long value,
    List<String> steps) {

  /** The end of what has not ended. */
  public static final String OPEN = "OPEN";

  public Episode {
    steps = List.copyOf(steps);
  }

  /** Whether both stood at some moment. */
  boolean overlaps(Episode other) {
    return fromMs <= other.toMs && other.fromMs <= toMs;
  }

  /** Whether both went the same way. */
  boolean wentAs(Episode other) {
    return id.equals(other.id) && steps.equals(other.steps);
  }
}
