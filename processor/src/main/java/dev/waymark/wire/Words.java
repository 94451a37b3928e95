package dev.waymark.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The words that come again and again in records (channels, sources, categories), so that each is
 * made into a string once and not a million times. It has a fixed size: a newer word takes the
 * place of an older one. Threads may share it; at worst a word is made twice.
 */
final class Words {

  private static final int PLACES = 1024;
  private static final int LONGEST_BYTES = 48;

  private final @Nullable Word[] table = new @Nullable Word[PLACES];

  String word(byte[] bytes, int from, int length) {
    if (length == 0) {
      return "";
    }
    if (length > LONGEST_BYTES) {
      return new String(bytes, from, length, StandardCharsets.UTF_8);
    }
    int place = place(bytes, from, length);
    Word known = table[place];
    if (known != null && known.is(bytes, from, length)) {
      return known.text;
    }
    Word added = new Word(bytes, from, length);
    table[place] = added;
    return added.text;
  }

  private static int place(byte[] bytes, int from, int length) {
    int hash = length;
    for (int i = from; i < from + length; i++) {
      hash = 31 * hash + bytes[i];
    }
    return (hash ^ (hash >>> 15)) & (PLACES - 1);
  }

  private static final class Word {
    final byte[] bytes;
    final String text;

    Word(byte[] source, int from, int length) {
      this.bytes = Arrays.copyOfRange(source, from, from + length);
      this.text = new String(this.bytes, StandardCharsets.UTF_8);
    }

    boolean is(byte[] other, int from, int length) {
      return Arrays.equals(bytes, 0, bytes.length, other, from, from + length);
    }
  }
}
