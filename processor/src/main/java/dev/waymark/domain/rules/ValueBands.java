package dev.waymark.domain.rules;

import java.util.ArrayList;
import java.util.List;

/**
 * The value segments: bands {@code [a, b)} of trailing value, and {@code NONE} for those who bought
 * nothing within the window.
 *
 * @param windowMs how far back trailing value looks
 * @param boundsMinor the lower bounds, ascending, the first one 0, in minor units
 * @param names the names of the bands, one for each bound
 */
public record ValueBands(long windowMs, List<Long> boundsMinor, List<String> names) {

  /** The segment of those without a purchase in the window. */
  public static final String NONE = "NONE";

  public ValueBands {
    boundsMinor = List.copyOf(boundsMinor);
    names = List.copyOf(names);
    if (windowMs <= 0) {
      throw new IllegalArgumentException(
          "value window is " + windowMs + " ms: it must be positive");
    }
    if (boundsMinor.isEmpty() || boundsMinor.get(0) != 0) {
      throw new IllegalArgumentException(
          "value bounds are " + boundsMinor + ": the first must be 0");
    }
    if (names.size() != boundsMinor.size()) {
      throw new IllegalArgumentException(
          "value names are " + names + ": there must be one for each of " + boundsMinor);
    }
    for (int i = 1; i < boundsMinor.size(); i++) {
      if (boundsMinor.get(i) <= boundsMinor.get(i - 1)) {
        throw new IllegalArgumentException(
            "value bounds are " + boundsMinor + ": they must ascend");
      }
    }
  }

  /**
   * The segment of a trailing value in minor units; {@code bought} says whether there is any
   * purchase.
   */
  public String segment(boolean bought, long valueMinor) {
    if (!bought) {
      return NONE;
    }
    int band = 0;
    while (band + 1 < boundsMinor.size() && valueMinor >= boundsMinor.get(band + 1)) {
      band++;
    }
    return names.get(band);
  }

  /** All segments, {@code NONE} first, then by value. */
  public List<String> segments() {
    List<String> all = new ArrayList<>();
    all.add(NONE);
    all.addAll(names);
    return all;
  }
}
