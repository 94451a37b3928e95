package dev.waymark.stream;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;

/** Who was erased, and up to when, by the list of suppressions, for those who read history anew. */
public final class ErasedNames {

  private final boolean startsAnew;
  private final Mac mac;
  private final Map<String, Long> upToMs = new HashMap<>();

  /**
   * Nobody yet.
   *
   * @throws IllegalArgumentException when nobody can be erased by the rules
   */
  public ErasedNames(ErasureRules rules) {
    if (!rules.isOn()) {
      throw new IllegalArgumentException("there is no key: nobody can be erased");
    }
    startsAnew = rules.startsAnew();
    mac = Suppressions.mac(rules.key());
  }

  /** Whoever has that hash was erased up to a moment. */
  public void add(String hash, long untilMs) {
    upToMs.merge(hash, untilMs, Math::max);
  }

  /** Whether what somebody did at a moment is not to be known. */
  public boolean hides(String name, long atMs) {
    if (upToMs.isEmpty()) {
      return false;
    }
    byte[] hash = mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
    Long until = upToMs.get(HexFormat.of().formatHex(hash));
    return until != null && (!startsAnew || atMs <= until);
  }
}
