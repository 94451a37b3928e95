package dev.waymark.wire.state;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Reads back what a {@link Sink} wrote, in the same order. */
final class Source {

  private final byte[] bytes;
  private int at;

  Source(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Checks the version byte.
   *
   * @throws IllegalStateException when the bytes are of another version
   */
  Source version(int known) {
    int found = raw();
    if (found != known) {
      throw new IllegalStateException(
          "state is of version " + found + ": this release reads " + known);
    }
    return this;
  }

  /** Whether anything is left. */
  boolean hasMore() {
    return at < bytes.length;
  }

  int raw() {
    return bytes[at++] & 0xFF;
  }

  boolean flag() {
    return raw() != 0;
  }

  /** The first of two flags in one byte. */
  static boolean first(int flags) {
    return (flags & 1) != 0;
  }

  /** The second of two flags in one byte. */
  static boolean second(int flags) {
    return (flags & 2) != 0;
  }

  long number() {
    long value = unsigned();
    return (value >>> 1) ^ -(value & 1);
  }

  long moment(long nearMs) {
    return nearMs + number();
  }

  int size() {
    return (int) unsigned();
  }

  <E extends Enum<E>> E code(Class<E> type) {
    return Codes.value(type, raw());
  }

  String text() {
    int marked = size();
    if (marked == Uuids.MARK) {
      return new UUID(fixed(), fixed()).toString();
    }
    int length = marked - 1;
    String value = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    return value;
  }

  byte[] bytes() {
    int length = count();
    at += length;
    return Arrays.copyOfRange(bytes, at - length, at);
  }

  private long fixed() {
    long value = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      value = value << Byte.SIZE | raw();
    }
    return value;
  }

  /**
   * How many items follow, of at least a byte each.
   *
   * @throws IllegalStateException when there are not so many bytes left
   */
  int count() {
    int count = size();
    if (count < 0 || count > bytes.length - at) {
      throw new IllegalStateException(
          "state is damaged: " + count + " items in " + (bytes.length - at) + " bytes");
    }
    return count;
  }

  <T> List<T> list(Function<Source, T> item) {
    int count = count();
    if (count == 0) {
      return List.of();
    }
    List<T> items = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      items.add(item.apply(this));
    }
    return items;
  }

  private long unsigned() {
    long value = 0;
    int shift = 0;
    while (true) {
      byte next = bytes[at++];
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return value;
      }
      shift += 7;
    }
  }
}
