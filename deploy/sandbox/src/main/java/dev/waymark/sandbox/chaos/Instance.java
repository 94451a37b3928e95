package dev.waymark.sandbox.chaos;

import dev.waymark.app.Config;
import dev.waymark.app.Layer;
import dev.waymark.cli.Waymark;
import dev.waymark.sandbox.ChildProcess;
import dev.waymark.sandbox.Port;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One processor instance with a lasting name: {@code waymark run}, as anybody would start it. */
public final class Instance implements AutoCloseable {

  private static final List<String> OPTIONS =
      List.of(
          "-Xmx384m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "--enable-native-access=ALL-UNNAMED");
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);
  private static final long STOPPED_WITHIN_MS = 60_000;

  private final String name;
  private final Config config;
  private final List<String> options;
  private final Path folder;
  private final int port;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(ANSWER_WITHIN).build();
  private @Nullable ChildProcess process;
  private int starts;
  private boolean wanted;
  private final List<String> gaveUp = new ArrayList<>();

  /**
   * @param name also names its folder and its log
   */
  Instance(Place place, Config config, String name) {
    this(place.made(name), OPTIONS, config, name);
  }

  /**
   * @param folder its own, for its state and its logs
   * @param options those of its virtual machine
   */
  public Instance(Path folder, List<String> options, Config config, String name) {
    this.name = name;
    this.options = List.copyOf(options);
    this.folder = folder;
    this.port = Port.free(Port.ANY, name);
    this.config =
        config.with(
            Map.of(
                "instance.id",
                name,
                "http.port",
                Integer.toString(port),
                "state.dir",
                folder.resolve("state").toString()));
  }

  public void start() {
    starts++;
    wanted = true;
    List<String> arguments = new ArrayList<>(List.of(Waymark.class.getName(), "run"));
    texts().forEach((key, text) -> arguments.addAll(List.of("--set", key + "=" + text)));
    process =
        ChildProcess.start(
            name + "." + starts, folder, options, ChildProcess.classPath(), arguments);
  }

  private Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Layer layer : config.settings().layers()) {
      texts.putAll(layer.texts());
    }
    return texts;
  }

  /** Ends it the hard way; says what shows it. */
  String kill() {
    ChildProcess child = child();
    wanted = false;
    boolean lived = child.isAlive();
    child.kill();
    return "%s, pid %d, exit code %d%s"
        .formatted(
            name,
            child.handle().pid(),
            child.exitCode().orElse(-1),
            lived ? "" : ", had ended by itself");
  }

  /** Whether it was killed by that signal, and nothing else. */
  boolean wasKilled() {
    return child().exitCode().orElse(0) == 128 + 9;
  }

  public long pid() {
    return child().handle().pid();
  }

  public boolean isAlive() {
    return process != null && process.isAlive();
  }

  /** Starts it again where it gave up by itself, as whoever runs it would; notes that it did. */
  public void keepUp() {
    if (wanted && !isAlive()) {
      gaveUp.add(
          name
              + "."
              + starts
              + " gave up with exit code "
              + child().exitCode().orElse(-1)
              + ". Its log ends:\n"
              + child().logEnd());
      start();
    }
  }

  /** What it said each time when it gave up by itself. */
  public List<String> gaveUp() {
    return List.copyOf(gaveUp);
  }

  public boolean isReady() {
    return ask("/health/ready").filter(answer -> answer.startsWith("ready")).isPresent();
  }

  /** Whether it says itself that its state is being restored. */
  boolean restores() {
    return ask("/health/ready").filter(answer -> answer.contains("being restored")).isPresent();
  }

  /** How many bytes of log it has written so far. */
  long logBytes() {
    try {
      return Files.size(child().log());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether its log says something since so many bytes. */
  boolean hasSaid(long sinceBytes, List<String> words) {
    try {
      byte[] all = Files.readAllBytes(child().log());
      int from = (int) Math.min(sinceBytes, all.length);
      String said = new String(all, from, all.length - from, StandardCharsets.UTF_8);
      return words.stream().anyMatch(said::contains);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What it keeps on disk. */
  public Path state() {
    return folder.resolve("state");
  }

  /** Loses what it keeps on disk. */
  void loseState() {
    if (!Files.exists(state())) {
      return;
    }
    try (Stream<Path> all = Files.walk(state())) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        if (!each.equals(state())) {
          Files.delete(each);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the state of " + name + " cannot be deleted", e);
    }
  }

  /** Stops it as an operator does; false where it had to be killed. */
  public boolean stop() {
    wanted = false;
    if (!isAlive()) {
      return false;
    }
    boolean ended = child().end(STOPPED_WITHIN_MS);
    if (!ended) {
      child().kill();
    }
    return ended;
  }

  public String logEnd() {
    return child().logEnd();
  }

  @Override
  public String toString() {
    return name;
  }

  @Override
  public void close() {
    if (isAlive()) {
      child().kill();
    }
  }

  private ChildProcess child() {
    ChildProcess child = process;
    if (child == null) {
      throw new IllegalStateException(name + " was never started");
    }
    return child;
  }

  /** What it answers over HTTP, where it does. */
  public Optional<String> ask(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(ANSWER_WITHIN)
            .build();
    try {
      return Optional.of(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking " + name, e);
    }
  }
}
