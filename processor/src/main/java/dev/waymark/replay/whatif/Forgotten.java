package dev.waymark.replay.whatif;

/** Who was erased: what they did is not to be known, on either side. */
@FunctionalInterface
public interface Forgotten {

  /** Nobody was. */
  Forgotten NOBODY = (name, atMs) -> false;

  /** Whether what was done by a name at a moment is not to be known. */
  boolean hides(String name, long atMs);
}
