package dev.waymark.wire.state;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes numbers and texts into bytes, the shorter the smaller. */
final class Sink {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private byte[] bytes = new byte[512];
  private int size;

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  Sink raw(int value) {
    room(1);
    bytes[size++] = (byte) value;
    return this;
  }

  Sink flag(boolean value) {
    return raw(value ? 1 : 0);
  }

  /** Two flags in one byte. */
  Sink flags(boolean first, boolean second) {
    return raw((first ? 1 : 0) + (second ? 2 : 0));
  }

  /** A number of either sign; small ones take few bytes. */
  Sink number(long value) {
    return unsigned((value << 1) ^ (value >> 63));
  }

  /** A moment, small when near another one. */
  Sink moment(long ms, long nearMs) {
    return number(ms - nearMs);
  }

  Sink size(int value) {
    return unsigned(value);
  }

  Sink code(Enum<?> value) {
    return raw(Codes.of(value));
  }

  /** A text; one that is a UUID, as most ids are, takes 17 bytes instead of 37. */
  Sink text(String value) {
    if (Uuids.isOne(value)) {
      return raw(Uuids.MARK).fixed(Uuids.high(value)).fixed(Uuids.low(value));
    }
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    unsigned(utf8.length + 1L);
    room(utf8.length);
    System.arraycopy(utf8, 0, bytes, size, utf8.length);
    size += utf8.length;
    return this;
  }

  /** Bytes of another codec. */
  Sink bytes(byte[] value) {
    unsigned(value.length);
    room(value.length);
    System.arraycopy(value, 0, bytes, size, value.length);
    size += value.length;
    return this;
  }

  private Sink fixed(long value) {
    room(Long.BYTES);
    LONGS.set(bytes, size, value);
    size += Long.BYTES;
    return this;
  }

  private Sink unsigned(long value) {
    room(10);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[size++] = (byte) ((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
    return this;
  }

  private void room(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }
}
