package dev.waymark.wire;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Values that stand where a name should and name nobody. Besides those given, an empty value and
 * one of nothing but zeros and dashes are always blocked.
 */
public record BlockedNames(Set<String> values) {

  /** What sources commonly write when they do not know. */
  public static final BlockedNames USUAL =
      new BlockedNames(Set.of("-1", "null", "anonymous", "unknown"));

  private static final int LONGEST = 64;

  public BlockedNames {
    values =
        values.stream()
            .map(value -> value.strip().toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether the value names nobody. */
  public boolean blocks(String value) {
    if (isZeros(value) || values.contains(value)) {
      return true;
    }
    return value.length() <= LONGEST && values.contains(value.strip().toLowerCase(Locale.ROOT));
  }

  private static boolean isZeros(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c != '0' && c != '-' && !Character.isWhitespace(c)) {
        return false;
      }
    }
    return true;
  }
}
