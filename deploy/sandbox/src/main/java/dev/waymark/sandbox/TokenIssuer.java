package dev.waymark.sandbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Issues OAuth tokens on this machine, by client credentials: signed (RS256) for the clients it
 * knows, with the keys by which anybody can check them.
 */
public final class TokenIssuer implements AutoCloseable {

  /** For whom all tokens are. */
  public static final String AUDIENCE = "kafka";

  /** Kafka asks only addresses that are listed here. */
  private static final String ALLOWED = "org.apache.kafka.sasl.oauthbearer.allowed.urls";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String KEY_ID = "sandbox";

  private final HttpServer server;
  private final KeyPair keys;
  private final Map<String, String> clients;
  private final Duration validFor;
  private final AtomicInteger issued = new AtomicInteger();

  private TokenIssuer(
      HttpServer server, KeyPair keys, Map<String, String> clients, Duration validFor) {
    this.server = server;
    this.keys = keys;
    this.clients = Map.copyOf(clients);
    this.validFor = validFor;
  }

  /**
   * Starts one on any free port.
   *
   * @param clients the secrets of those it knows, by their ids
   */
  public static TokenIssuer start(Map<String, String> clients, Duration validFor) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      TokenIssuer issuer = new TokenIssuer(server, generator.generateKeyPair(), clients, validFor);
      server.createContext("/token", issuer::token);
      server.createContext("/keys", issuer::publicKeys);
      server.start();
      return issuer;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("no issuer of tokens can be started: " + e, e);
    }
  }

  /** What it calls itself. */
  public String name() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Where tokens are to be had. */
  public URI tokens() {
    return URI.create(name() + "/token");
  }

  /** Where the keys are by which they are checked. */
  public URI keys() {
    return URI.create(name() + "/keys");
  }

  /** How many it has issued. */
  public int issued() {
    return issued.get();
  }

  /** Lets Kafka, in this process, ask it. */
  public void allow() {
    System.setProperty(ALLOWED, tokens() + "," + keys());
  }

  private void token(HttpExchange exchange) throws IOException {
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String asked = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    for (Map.Entry<String, String> client : clients.entrySet()) {
      if (asked.equals(basic(client.getKey(), client.getValue()))
          && URLDecoder.decode(form, StandardCharsets.UTF_8).contains("client_credentials")) {
        issued.incrementAndGet();
        answer(
            exchange,
            200,
            Map.of(
                "access_token",
                sign(client.getKey()),
                "token_type",
                "Bearer",
                "expires_in",
                validFor.toSeconds()));
        return;
      }
    }
    answer(exchange, 401, Map.of("error", "invalid_client"));
  }

  private static String basic(String id, String secret) {
    byte[] pair = (id + ":" + secret).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  private void publicKeys(HttpExchange exchange) throws IOException {
    RSAPublicKey key = (RSAPublicKey) keys.getPublic();
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("kty", "RSA");
    shown.put("use", "sig");
    shown.put("alg", "RS256");
    shown.put("kid", KEY_ID);
    shown.put("n", number(key.getModulus()));
    shown.put("e", number(key.getPublicExponent()));
    answer(exchange, 200, Map.of("keys", List.of(shown)));
  }

  private static String number(BigInteger number) {
    byte[] bytes = number.toByteArray();
    int from = bytes[0] == 0 ? 1 : 0;
    return base64(java.util.Arrays.copyOfRange(bytes, from, bytes.length));
  }

  private String sign(String subject) throws IOException {
    Instant now = Instant.now();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", name());
    claims.put("aud", AUDIENCE);
    claims.put("sub", subject);
    claims.put("iat", now.getEpochSecond());
    claims.put("exp", now.plus(validFor).getEpochSecond());
    String body =
        base64(JSON.writeValueAsBytes(Map.of("alg", "RS256", "typ", "JWT", "kid", KEY_ID)))
            + "."
            + base64(JSON.writeValueAsBytes(claims));
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(keys.getPrivate());
      signature.update(body.getBytes(StandardCharsets.US_ASCII));
      return body + "." + base64(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IOException("a token cannot be signed", e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static void answer(HttpExchange exchange, int status, Object json) throws IOException {
    byte[] body = JSON.writeValueAsBytes(json);
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
