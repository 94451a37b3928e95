package dev.waymark.wire.state;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The bytes of event ids in keys: those of a UUID, which most ids are, or the text. */
public final class EventIds {

  private static final byte UUID_FOLLOWS = 0;
  private static final byte TEXT_FOLLOWS = 1;

  private EventIds() {}

  /** Different ids have different bytes, and none has no bytes at all. */
  public static byte[] bytes(String eventId) {
    if (Uuids.isOne(eventId)) {
      return ByteBuffer.allocate(1 + 2 * Long.BYTES)
          .put(UUID_FOLLOWS)
          .putLong(Uuids.high(eventId))
          .putLong(Uuids.low(eventId))
          .array();
    }
    byte[] utf8 = eventId.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(1 + utf8.length).put(TEXT_FOLLOWS).put(utf8).array();
  }

  /** The id whose bytes are the rest of a key, from a place on. */
  public static String read(byte[] key, int from) {
    if (key[from] == UUID_FOLLOWS) {
      ByteBuffer uuid = ByteBuffer.wrap(key, from + 1, 2 * Long.BYTES);
      return new UUID(uuid.getLong(), uuid.getLong()).toString();
    }
    return new String(key, from + 1, key.length - from - 1, StandardCharsets.UTF_8);
  }
}
