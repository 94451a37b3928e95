package dev.waymark.stream;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Who of one task was erased, and up to when, by keyed hashes of their names: the list names
 * nobody, and whoever has no key cannot even ask it.
 */
final class Suppressions {

  private static final String HMAC = "HmacSHA256";

  private final KeyValueStore<byte[], byte[]> store;
  private final boolean startsAnew;
  private final @Nullable Mac mac;
  private boolean any;

  Suppressions(KeyValueStore<byte[], byte[]> store, ErasureRules rules) {
    this.store = store;
    this.startsAnew = rules.startsAnew();
    this.mac = rules.isOn() ? mac(rules.key()) : null;
    try (KeyValueIterator<byte[], byte[]> all = store.all()) {
      any = all.hasNext();
    }
    if (any && mac == null) {
      throw new IllegalStateException(
          "customers have been erased, and erasure.key is not set: without the key they were erased"
              + " under they would come back");
    }
  }

  static Mac mac(String key) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), HMAC));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + HMAC, e);
    }
  }

  /** Whether what the bearer of a key did at a moment is not to be known. */
  boolean hides(byte[] key, long atMs) {
    return any && hides(Keys.customer(key), atMs);
  }

  /** Whether what somebody did at a moment is not to be known. */
  boolean hides(String name, long atMs) {
    if (!any || mac == null) {
      return false;
    }
    byte[] upToMs = store.get(bytes(hash(name)));
    return upToMs != null && (!startsAnew || atMs <= ByteBuffer.wrap(upToMs).getLong());
  }

  /** The keyed hash of a name, in lower-case hexadecimal. */
  String hash(String name) {
    if (mac == null) {
      throw new IllegalStateException(
          "an erasure is under way, and erasure.key is not set: set the key it was asked under");
    }
    return HexFormat.of().formatHex(mac.doFinal(name.getBytes(StandardCharsets.UTF_8)));
  }

  /** Somebody was erased up to a moment; true when that was not known. */
  boolean add(byte[] hash, long upToMs) {
    byte[] known = store.get(hash);
    any = true;
    if (known != null && ByteBuffer.wrap(known).getLong() >= upToMs) {
      return false;
    }
    store.put(hash, ByteBuffer.allocate(Long.BYTES).putLong(upToMs).array());
    return true;
  }

  static byte[] bytes(String hash) {
    return hash.getBytes(StandardCharsets.UTF_8);
  }
}
