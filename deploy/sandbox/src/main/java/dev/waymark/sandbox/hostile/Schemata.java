package dev.waymark.sandbox.hostile;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.domain.event.EventKind;
import dev.waymark.wire.Schemas;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.avro.Schema;

/**
 * Schemas that somebody has registered besides ours.
 *
 * @param text the id of a bare string
 * @param install the id of an app install
 * @param newer the id of a purchase that begins with what can be nested and counted without end
 * @param endless the id of a purchase that begins with a list whose items take no bytes
 */
record Schemata(int text, int install, int newer, int endless) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MORE =
      """
      "fields":[
      {"name":"chain","type":{"type":"record","name":"Chain","fields":[
        {"name":"next","type":["null","Chain"]}]}},
      {"name":"numbers","type":{"type":"array","items":"long"}},
      """;
  private static final String NOTHINGS =
      """
      "fields":[{"name":"nothings","type":{"type":"array","items":"null"}},
      """;

  static Schemata registeredAt(String registryUrl) {
    Schema purchase = Schemas.of(Schemas.recordOf(EventKind.PURCHASE));
    return new Schemata(
        register(registryUrl, "text", "\"string\""),
        register(
            registryUrl, "install", Schemas.of(Schemas.recordOf(EventKind.APP_INSTALL)).toString()),
        register(registryUrl, "newer", beginningWith(MORE, purchase)),
        register(registryUrl, "endless", beginningWith(NOTHINGS, purchase)));
  }

  private static String beginningWith(String fields, Schema schema) {
    return schema.toString().replaceFirst("\"fields\":\\[", fields);
  }

  /** A body by the newer schema: what comes first, and a purchase by ours, whose header goes. */
  byte[] newer(byte[] first, byte[] purchase) {
    return ByteBuffer.allocate(purchase.length + first.length)
        .put((byte) 0)
        .putInt(newer)
        .put(first)
        .put(purchase, 5, purchase.length - 5)
        .array();
  }

  private static int register(String url, String name, String schema) {
    try {
      String body = JSON.writeValueAsString(Map.of("schema", schema));
      HttpRequest request =
          HttpRequest.newBuilder(
                  URI.create(url + "/subjects/" + Workshop.MARK + "-" + name + "/versions"))
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      HttpResponse<String> answer =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(
            "the registry does not take the schema " + name + ": " + answer.body());
      }
      return JSON.readTree(answer.body()).path("id").asInt();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
