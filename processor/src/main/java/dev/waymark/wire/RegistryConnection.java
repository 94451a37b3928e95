package dev.waymark.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the registry over HTTP: each address in turn, round after round with growing pauses, until
 * one answers or patience ends. TLS is that of the JVM's key and trust stores.
 */
final class RegistryConnection {

  private static final Logger LOG = LoggerFactory.getLogger(RegistryConnection.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";
  private static final int UNAUTHORIZED = 401;
  private static final Set<Integer> PASSING = Set.of(408, 425, 429);

  private final RegistrySettings settings;
  private final HttpClient http;
  private final AccessTokens tokens;

  RegistryConnection(RegistrySettings settings) {
    this.settings = settings;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.timeout())
            .build();
    this.tokens = new AccessTokens(http, settings.timeout());
  }

  /** What the registry said: the status of HTTP, and JSON where there was any. */
  record Answer(int status, JsonNode body) {

    private static final Set<Integer> NOT_FOUND_CODES = Set.of(40401, 40402, 40403);

    boolean isGood() {
      return status / 100 == 2;
    }

    /** Nothing by that name, said by a registry; a stray web server's 404 is not that. */
    boolean isNotFound() {
      return status == 404 && NOT_FOUND_CODES.contains(body.path("error_code").asInt());
    }

    /**
     * Whether it may be another one the next time. A good answer without what was asked for comes
     * from somebody else: a portal that wants a login, a proxy that broke off.
     *
     * @param field what a good answer has; empty where it does not matter what it says
     */
    boolean isPassing(String field) {
      return status >= 500 || PASSING.contains(status) || (isGood() && lacks(field));
    }

    private boolean lacks(String field) {
      return !field.isEmpty() && !body.hasNonNull(field);
    }

    String says() {
      String message = body.path("message").asText(isGood() ? "not what a registry says" : "");
      return "HTTP " + status + (message.isEmpty() ? "" : " (" + message + ")");
    }
  }

  /** Asks for something; a good answer has that field. */
  Answer get(String path, String field) {
    return ask("GET", path, "", field);
  }

  Answer post(String path, JsonNode body, String field) {
    return ask("POST", path, body.toString(), field);
  }

  /** Sets something; registries differ in what they say to that. */
  Answer put(String path, JsonNode body) {
    return ask("PUT", path, body.toString(), "");
  }

  private Answer ask(String method, String path, String body, String field) {
    long giveUpAt = System.nanoTime() + settings.patience().toNanos();
    Duration pause = settings.firstPause();
    while (true) {
      String trouble = "";
      for (URI url : settings.urls()) {
        try {
          Answer answer = known(url, method, path, body);
          if (!answer.isPassing(field)) {
            return answer;
          }
          trouble = url + " answers " + answer.says();
        } catch (IOException e) {
          trouble = url + " cannot be reached: " + e;
        }
      }
      if (System.nanoTime() + pause.toNanos() > giveUpAt) {
        throw new RegistryOutage(
            "no schema registry answered " + path + " in " + settings.patience() + ": " + trouble);
      }
      LOG.atWarn().addKeyValue("path", path).log("The schema registry is asked again: {}", trouble);
      rest(pause);
      pause = longer(pause);
    }
  }

  /** A token may end before its time; then another one is tried, once. */
  private Answer known(URI url, String method, String path, String body) throws IOException {
    Answer answer = once(url, method, path, body);
    if (answer.status() == UNAUTHORIZED && tokens.forget()) {
      return once(url, method, path, body);
    }
    return answer;
  }

  private Optional<String> authorization() throws IOException {
    return settings.auth() instanceof RegistryAuth.ClientCredentials credentials
        ? Optional.of("Bearer " + tokens.get(credentials))
        : settings.auth().header();
  }

  private Answer once(URI url, String method, String path, String body) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address(url, path))
            .timeout(settings.timeout())
            .header("Accept", MEDIA_TYPE + ", application/json")
            .header("Content-Type", MEDIA_TYPE)
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    authorization().ifPresent(value -> request.header("Authorization", value));
    try {
      var response = http.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), json(response.body()));
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static URI address(URI base, String path) {
    String prefix = base.toString();
    return URI.create((prefix.endsWith("/") ? prefix : prefix + "/") + path);
  }

  private static JsonNode json(String body) {
    try {
      JsonNode read = JSON.readTree(body);
      return read == null ? MissingNode.getInstance() : read;
    } catch (IOException notJson) {
      return MissingNode.getInstance();
    }
  }

  private static void rest(Duration pause) {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static Duration longer(Duration pause) {
    Duration doubled = pause.multipliedBy(2);
    return doubled.compareTo(RegistrySettings.LONGEST_PAUSE) > 0
        ? RegistrySettings.LONGEST_PAUSE
        : doubled;
  }

  private static RegistryOutage interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new RegistryOutage("stopped while asking the schema registry", e);
  }
}
