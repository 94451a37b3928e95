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
 * Who may see customers: with a token, those who show it; with certificates, those who show one;
 * without either, everybody who gets here. A browser shows a pass, which every instance with the
 * same token can check and which does not tell the token.
 */
public final class Gate {

  /** A token that is shorter could be guessed. */
  public static final int SHORTEST_TOKEN = 16;

  private static final String COOKIE = "waymark-pass";
  private static final String BEARER = "Bearer ";
  private static final String ALGORITHM = "HmacSHA256";

  private final String token;
  private final boolean opensToCertificates;

  private Gate(String token, boolean opensToCertificates) {
    this.token = token;
    this.opensToCertificates = opensToCertificates;
  }

  /** A gate that opens to this token; without one it stands open. */
  public static Gate of(String token) {
    return new Gate(token, false);
  }

  /** The same that opens to certificates, too; without token and certificates it stands open. */
  public static Gate of(String token, boolean opensToCertificates) {
    return new Gate(token, opensToCertificates);
  }

  /** Whether everybody who gets here is let through. */
  public boolean standsOpen() {
    return token.isEmpty() && !opensToCertificates;
  }

  boolean hasToken() {
    return !token.isEmpty();
  }

  /** Whether these headers show anything that could be a token or a pass. */
  boolean isShownSomething(Headers headers) {
    return hasToken() && (headers.containsKey("Authorization") || headers.containsKey("Cookie"));
  }

  boolean letsCertified(boolean isCertified) {
    return standsOpen() || (opensToCertificates && isCertified);
  }

  boolean lets(Headers headers) {
    return hasToken() && (showsToken(headers) || showsPass(headers));
  }

  private boolean showsPass(Headers headers) {
    return values(headers, "Cookie").flatMap(Gate::passes).anyMatch(this::isPass);
  }

  private boolean showsToken(Headers headers) {
    return values(headers, "Authorization")
        .filter(value -> value.startsWith(BEARER))
        .anyMatch(value -> isToken(value.substring(BEARER.length()).strip()));
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
    return hasToken()
        && !shown.isEmpty()
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
   * What a browser is given to show from now on; scripts cannot read it, other sites not use it,
   * and where there is TLS nothing else carries it.
   */
  String cookie(boolean isSecure) {
    return COOKIE
        + "="
        + pass()
        + "; Path=/; HttpOnly; SameSite=Strict"
        + (isSecure ? "; Secure" : "");
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
