package dev.waymark.query;

import com.sun.net.httpserver.Headers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Who may see customers: with a token, those who show it; without one, everybody who gets here. A
 * browser shows a pass, which every instance with the same token can check and which does not tell
 * the token.
 */
public final class Gate {

  /** A token that is shorter could be guessed. */
  public static final int SHORTEST_TOKEN = 16;

  private static final String COOKIE = "waymark-pass";
  private static final String BEARER = "Bearer ";
  private static final String ALGORITHM = "HmacSHA256";

  private final String token;

  private Gate(String token) {
    this.token = token;
  }

  /** A gate that opens to this token; without one it stands open. */
  public static Gate of(String token) {
    return new Gate(token);
  }

  boolean standsOpen() {
    return token.isEmpty();
  }

  boolean lets(Headers headers) {
    return standsOpen()
        || values(headers, "Authorization")
            .filter(value -> value.startsWith(BEARER))
            .anyMatch(value -> isToken(value.substring(BEARER.length()).strip()))
        || values(headers, "Cookie").flatMap(Gate::passes).anyMatch(this::isPass);
  }

  private static Stream<String> values(Headers headers, String name) {
    return Optional.ofNullable(headers.get(name)).stream().flatMap(java.util.List::stream);
  }

  private static Stream<String> passes(String cookies) {
    return Stream.of(cookies.split(";"))
        .map(String::strip)
        .filter(cookie -> cookie.startsWith(COOKIE + "="))
        .map(cookie -> cookie.substring(COOKIE.length() + 1));
  }

  /** Compares what is derived from both, so that time tells neither the token nor its length. */
  boolean isToken(String shown) {
    return !shown.isEmpty()
        && MessageDigest.isEqual(derived(shown, "token"), derived(token, "token"));
  }

  private boolean isPass(String shown) {
    return MessageDigest.isEqual(
        shown.getBytes(StandardCharsets.UTF_8), pass().getBytes(StandardCharsets.UTF_8));
  }

  private String pass() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(derived(token, "pass"));
  }

  /**
   * What a browser is given to show from now on; scripts cannot read it, other sites not use it.
   */
  String cookie() {
    return COOKIE + "=" + pass() + "; Path=/; HttpOnly; SameSite=Strict";
  }

  /** What other instances are shown, which have the same token. */
  String authorization() {
    return BEARER + token;
  }

  private static byte[] derived(String key, String purpose) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return mac.doFinal(("waymark " + purpose).getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
