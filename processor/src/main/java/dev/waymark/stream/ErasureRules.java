package dev.waymark.stream;

/**
 * How people are forgotten.
 *
 * @param key what names are hashed with on the list of those who were erased; empty when nobody can
 *     be
 * @param startsAnew whether somebody who was erased may begin again, as if they were never known;
 *     if not, whatever comes of them is refused
 * @param tells whether this run writes that list, and does not only read it
 */
public record ErasureRules(String key, boolean startsAnew, boolean tells) {

  public static final ErasureRules NONE = new ErasureRules("", false, false);

  /** Whether anybody can be erased. */
  public boolean isOn() {
    return !key.isEmpty();
  }

  @Override
  public String toString() {
    return "ErasureRules[startsAnew=" + startsAnew + ", tells=" + tells + "]";
  }
}
