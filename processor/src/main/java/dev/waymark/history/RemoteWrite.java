package dev.waymark.history;

import dev.waymark.metrics.HistoryNumbers.Refusal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A Prometheus, or whatever takes Prometheus' remote writes. */
final class RemoteWrite implements Server {

  private static final int NO_SUCH_SHAPE = 400;
  private static final int TOO_LONG = 413;
  private static final int LONGEST_SAID = 300;

  private final PublisherRules settings;
  private final HttpClient http;

  RemoteWrite(PublisherRules settings) {
    this.settings = settings;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.timeout())
            .build();
  }

  @Override
  public Reply write(List<Sample> samples) {
    try {
      HttpResponse<String> response =
          http.send(
              request(WriteRequest.of(samples)),
              HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      return reply(response);
    } catch (IOException e) {
      return new Reply.Later(e.toString(), Optional.empty());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Reply.Later("interrupted", Optional.empty());
    }
  }

  private HttpRequest request(byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(settings.url())
            .timeout(settings.timeout())
            .header("Content-Encoding", "snappy")
            .header("Content-Type", "application/x-protobuf")
            .header("X-Prometheus-Remote-Write-Version", "0.1.0")
            .header("User-Agent", "waymark")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    settings.authorization().ifPresent(value -> request.header("Authorization", value));
    return request.build();
  }

  /**
   * Only what is wrong with the samples themselves is final. That an address or a password is wrong
   * is a fault that somebody will mend, and the samples wait for that.
   */
  private static Reply reply(HttpResponse<String> response) {
    int status = response.statusCode();
    if (status / 100 == 2) {
      return new Reply.Taken();
    }
    String said = shortened(response.body());
    // Prometheus 2.42, for one, calls this its own fault (500), but will say it for ever.
    boolean tooOld = said.toLowerCase(Locale.ROOT).contains("too old sample");
    if (tooOld || status == NO_SUCH_SHAPE || status == TOO_LONG) {
      return new Reply.Refused(why(said), said);
    }
    return new Reply.Later(
        status + " " + said,
        response.headers().firstValue("Retry-After").flatMap(RemoteWrite::span));
  }

  private static Refusal why(String said) {
    String lower = said.toLowerCase(Locale.ROOT);
    if (lower.contains("too old") || lower.contains("out of order")) {
      return Refusal.TOO_OLD;
    }
    return lower.contains("duplicate") ? Refusal.DUPLICATE : Refusal.INVALID;
  }

  private static Optional<Duration> span(String seconds) {
    return seconds.matches("\\d{1,5}")
        ? Optional.of(Duration.ofSeconds(Long.parseLong(seconds)))
        : Optional.empty();
  }

  private static String shortened(String body) {
    String line = body.strip();
    return line.length() <= LONGEST_SAID ? line : line.substring(0, LONGEST_SAID) + " …";
  }

  @Override
  public String toString() {
    URI url = settings.url();
    return url.getScheme() + "://" + url.getAuthority() + url.getPath();
  }
}
