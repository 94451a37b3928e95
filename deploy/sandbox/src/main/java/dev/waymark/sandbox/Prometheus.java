package dev.waymark.sandbox;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A real Prometheus, as a child process, that takes remote writes of months ago. */
public final class Prometheus implements AutoCloseable {

  private static final long READY_WITHIN_MS = 60_000;
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
  private static final String HOST = "127.0.0.1:";

  private final ChildProcess process;
  private final URI url;
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(ANSWER_WITHIN)
          .version(HttpClient.Version.HTTP_1_1)
          .build();

  private Prometheus(ChildProcess process, URI url) {
    this.process = process;
    this.url = url;
  }

  /** The program, where it is installed. */
  public static Optional<Path> installed() {
    return Arrays.stream(
            Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
        .map(folder -> Path.of(folder, "prometheus"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Starts it on a free port.
   *
   * @param program what {@link #installed} found
   * @param folder takes its configuration, its data and its log
   * @param configuration its configuration, as YAML
   * @param more more flags
   */
  public static Prometheus start(
      Path program, Path folder, String configuration, List<String> more) {
    Path home = folder.resolve("prometheus");
    try {
      Files.createDirectories(home);
      Files.writeString(home.resolve("prometheus.yml"), configuration);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    int port = Port.free(Port.ANY, "Prometheus");
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.add("--config.file=prometheus.yml");
    command.add("--storage.tsdb.path=data");
    command.add("--storage.tsdb.retention.time=800d");
    command.add("--web.enable-remote-write-receiver");
    command.add("--web.listen-address=" + HOST + port);
    command.addAll(more);
    ChildProcess process = ChildProcess.startProgram("prometheus", home, command);
    Prometheus prometheus = new Prometheus(process, URI.create("http://" + HOST + port));
    process.awaitReady(prometheus::answers, READY_WITHIN_MS);
    return prometheus;
  }

  /** What it must be told to take samples of months ago, in whatever order they come. */
  public static String storage() {
    return "storage: {tsdb: {out_of_order_time_window: 400d}}\n";
  }

  /** Where people look at it. */
  public URI url() {
    return url;
  }

  /** Where it takes remote writes. */
  public URI writeUrl() {
    return url.resolve("/api/v1/write");
  }

  /** What it answers to a GET. */
  public String get(String path) {
    return send(HttpRequest.newBuilder(url.resolve(path)).GET()).body();
  }

  private boolean answers() {
    try {
      return send(HttpRequest.newBuilder(url.resolve("/-/ready")).GET()).statusCode() == 200;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(
          request.timeout(ANSWER_WITHIN).build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking Prometheus", e);
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
