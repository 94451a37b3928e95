package dev.waymark.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** The token with which the registry is asked, renewed before it ends. */
final class AccessTokens {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Clocks differ, and a request takes its time. */
  private static final long MARGIN_S = 30;

  private static final long USUAL_LIFE_S = 300;

  private final HttpClient http;
  private final Duration timeout;
  private String token = "";
  private long endsNs;

  AccessTokens(HttpClient http, Duration timeout) {
    this.http = http;
    this.timeout = timeout;
  }

  /**
   * The one in force.
   *
   * @throws IOException when the issuer gives none, without what it has said
   */
  synchronized String get(RegistryAuth.ClientCredentials credentials) throws IOException {
    if (token.isEmpty() || System.nanoTime() - endsNs >= 0) {
      fetch(credentials);
    }
    return token;
  }

  /** Whether there was one; the next who asks has a new one. */
  synchronized boolean forget() {
    boolean was = !token.isEmpty();
    token = "";
    return was;
  }

  private void fetch(RegistryAuth.ClientCredentials credentials) throws IOException {
    JsonNode answer = ask(credentials);
    String given = answer.path("access_token").asText("");
    if (given.isEmpty()) {
      throw new IOException(credentials.tokens() + " gives no access_token");
    }
    long lifeS = answer.path("expires_in").asLong(USUAL_LIFE_S);
    token = given;
    endsNs =
        System.nanoTime() + Duration.ofSeconds(lifeS - Math.min(MARGIN_S, lifeS / 2)).toNanos();
  }

  private JsonNode ask(RegistryAuth.ClientCredentials credentials) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(credentials.tokens())
            .timeout(timeout)
            .header("Accept", "application/json")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Authorization", basic(credentials))
            .POST(HttpRequest.BodyPublishers.ofString(form(credentials)))
            .build();
    try {
      var response = http.send(request, BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IOException(
            credentials.tokens()
                + " answers HTTP "
                + response.statusCode()
                + " to client "
                + credentials.id()
                + ": check registry.oauth.client-id and registry.oauth.client-secret");
      }
      return json(credentials, response.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while asking " + credentials.tokens(), e);
    }
  }

  /** What cannot be read may be a secret all the same. */
  @SuppressWarnings("UnusedException")
  private static JsonNode json(RegistryAuth.ClientCredentials credentials, String body)
      throws IOException {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new IOException(credentials.tokens() + " answers no JSON");
    }
  }

  /** RFC 6749, 2.3.1: both are form-encoded first. */
  private static String basic(RegistryAuth.ClientCredentials credentials) {
    String pair = encoded(credentials.id()) + ":" + encoded(credentials.secret());
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));
  }

  private static String form(RegistryAuth.ClientCredentials credentials) {
    String scope = credentials.scope();
    return "grant_type=client_credentials" + (scope.isEmpty() ? "" : "&scope=" + encoded(scope));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
