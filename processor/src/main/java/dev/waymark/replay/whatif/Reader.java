package dev.waymark.replay.whatif;

import dev.waymark.wire.Decoded;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Reads a record as each side does; once where both read alike.
 *
 * @param readers one for each side
 * @param alike whether they are sure to say the same
 */
public record Reader<K, V>(Both<BiFunction<K, V, Decoded>> readers, boolean alike) {

  /** The readers of both sides, made by how each reads its inputs. */
  public static <K, V> Reader<K, V> of(
      Both<Terms> terms, Function<Terms, BiFunction<K, V, Decoded>> maker) {
    return new Reader<>(terms.map(maker), terms.map(Terms::inputs).agree());
  }

  /** A record as each side has it. */
  public Both<Decoded> read(K kind, V value) {
    Decoded baseline = readers.baseline().apply(kind, value);
    return new Both<>(baseline, alike ? baseline : readers.candidate().apply(kind, value));
  }
}
