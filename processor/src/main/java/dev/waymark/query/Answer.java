package dev.waymark.query;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a page says.
 *
 * @param status the HTTP status
 * @param type the media type
 * @param body the text
 * @param headers what else the browser is told
 * @param telling what goes on after the text, for as long as somebody listens
 */
public record Answer(
    int status, String type, String body, Map<String, String> headers, Optional<Telling> telling) {

  private static final String PLAIN = "text/plain; charset=utf-8";

  /** Says more and more, on a thread of its own. */
  @FunctionalInterface
  public interface Telling {
    /**
     * Returns when there is nothing more to say.
     *
     * @throws IOException when nobody listens any longer
     */
    void tell(OutputStream out) throws IOException, InterruptedException;
  }

  public Answer {
    headers = Map.copyOf(headers);
  }

  private Answer(int status, String type, String body) {
    this(status, type, body, Map.of(), Optional.empty());
  }

  public static Answer text(int status, String body) {
    return new Answer(status, PLAIN, body);
  }

  public static Answer json(int status, String body) {
    return new Answer(status, "application/json", body);
  }

  /** The way Prometheus expects text. */
  public static Answer metrics(String body) {
    return new Answer(200, "text/plain; version=0.0.4; charset=utf-8", body);
  }

  public static Answer html(int status, String body) {
    return new Answer(status, "text/html; charset=utf-8", body);
  }

  /** Server-sent events. */
  public static Answer events(Telling telling) {
    return new Answer(200, "text/event-stream", "", Map.of(), Optional.of(telling));
  }

  /** The same answer with one more header. */
  public Answer with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Answer(status, type, body, more, telling);
  }
}
