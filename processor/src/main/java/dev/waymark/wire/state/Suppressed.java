package dev.waymark.wire.state;

import dev.waymark.schema.Suppression;
import org.jspecify.annotations.Nullable;

/** Somebody was erased up to a moment; the record's key is the keyed hash of their name. */
public record Suppressed(long upToMs) implements Addressed, Named {

  public static @Nullable Suppressed of(@Nullable Suppression record) {
    return record == null ? null : new Suppressed(record.getErasedUpTo().toEpochMilli());
  }

  /** The beginning of time: who was erased is known before anything that they did is read. */
  @Override
  public long atMs() {
    return 0;
  }
}
