package dev.waymark.sandbox.hostile;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What must become of a record, and enough of it to recognise it.
 *
 * @param trick the class it is of
 * @param keyHash the hash of its key
 * @param valueHash the hash of its value
 */
record Expected(
    String trick, Ending ending, int keyBytes, int keyHash, int valueBytes, int valueHash) {

  static Expected of(String trick, Parcel parcel) {
    return new Expected(
        trick,
        parcel.ending(),
        length(parcel.key()),
        Arrays.hashCode(parcel.key()),
        length(parcel.value()),
        Arrays.hashCode(parcel.value()));
  }

  boolean hasKey(byte @Nullable [] key) {
    return length(key) == keyBytes && Arrays.hashCode(key) == keyHash;
  }

  /** No value and an empty one are the same to whoever reads them. */
  boolean hasValue(byte @Nullable [] value) {
    return length(value) == valueBytes && (valueBytes == 0 || Arrays.hashCode(value) == valueHash);
  }

  private static int length(byte @Nullable [] bytes) {
    return bytes == null ? 0 : bytes.length;
  }
}
