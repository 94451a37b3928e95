package dev.waymark.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.app.Config;
import dev.waymark.app.Failure;
import dev.waymark.app.HttpSettings;
import dev.waymark.app.Refusal;
import dev.waymark.domain.identity.Party;
import dev.waymark.query.Tls;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A running instance that is asked what a name was seen with. */
final class AskedInstance {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final URI address;
  private final String token;
  private final Optional<Tls> tls;

  private AskedInstance(URI address, String token, Optional<Tls> tls) {
    this.address = address;
    this.token = token;
    this.tls = tls;
  }

  static AskedInstance of(String url, Config config) {
    if (!url.matches("https?://[^/\\s]+/?")) {
      throw new Refusal("--url is " + url + ": it must be like http://127.0.0.1:8080");
    }
    String root = url.endsWith("/") ? url : url + "/";
    return new AskedInstance(
        URI.create(root), config.settings().get(HttpSettings.TOKEN), config.tls());
  }

  /** The neighbours of a name, as rows. */
  List<List<String>> about(Party name) {
    String id = URLEncoder.encode(name.key(), StandardCharsets.UTF_8).replace("+", "%20");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.resolve("identities/" + id)).timeout(PATIENCE);
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      HttpClient.Builder client = HttpClient.newBuilder().connectTimeout(PATIENCE);
      tls.ifPresent(own -> client.sslContext(own.context()));
      HttpResponse<String> answer =
          client.build().send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() == 404) {
        return List.of();
      }
      if (answer.statusCode() != 200) {
        throw new Failure(address + " answers " + answer.statusCode() + ": " + answer.body());
      }
      return rows(MAPPER.readTree(answer.body()));
    } catch (IOException e) {
      throw new Failure(address + " does not answer: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure("interrupted while asking " + address, e);
    }
  }

  private static List<List<String>> rows(JsonNode known) {
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode neighbour : known.path("neighbours")) {
      String linked = neighbour.path("linked").asBoolean() ? "linked" : "kept apart";
      rows.add(
          List.of(
              "seen with",
              neighbour.path("name").asText(),
              neighbour.path("first_seen").asText(),
              neighbour.path("seen").asText() + " times, " + linked));
    }
    for (JsonNode name : known.path("names")) {
      rows.add(List.of("seen with", name.asText(), "", ""));
    }
    return rows;
  }
}
