package dev.waymark.query;

/**
 * What a page says.
 *
 * @param status the HTTP status
 * @param type the media type
 * @param body the text
 */
public record Answer(int status, String type, String body) {

  private static final String PLAIN = "text/plain; charset=utf-8";

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
}
