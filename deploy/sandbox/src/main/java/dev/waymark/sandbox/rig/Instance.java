package dev.waymark.sandbox.rig;

import com.fasterxml.jackson.databind.ObjectMapper;
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

  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);
  private static final long STOPPED_WITHIN_MS = 60_000;

  private static final Map<String, String> SMALL_BITES =
      Map.of(
          "kafka.restore.consumer.max.poll.records", "20",
          "kafka.restore.consumer.fetch.max.bytes", "2048",
          "kafka.restore.consumer.max.partition.fetch.bytes", "2048");

  /** 128 and the number of the signal; whoever ends by itself has another one. */
  private static final int KILLED = 128 + 9;

  private static final String TO_RESTORE = "waymark_kafka_restore_remaining_records";

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
   * @param folder its own, for its state and its logs
   * @param options those of its virtual machine
   * @param name its lasting name, and that of its log
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
    startWith(Map.of());
  }

  /** Starts it so that it restores its state in small bites: to kill it meanwhile takes a while. */
  public void startRestoringSlowly() {
    startWith(SMALL_BITES);
  }

  private void startWith(Map<String, String> more) {
    starts++;
    wanted = true;
    List<String> arguments = new ArrayList<>(List.of(Waymark.class.getName(), "run"));
    Map<String, String> texts = texts();
    texts.putAll(more);
    texts.forEach((key, text) -> arguments.addAll(List.of("--set", key + "=" + text)));
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

  /**
   * Ends it the hard way.
   *
   * @param about what it was about, for the words
   */
  public Kill kill(String about) {
    ChildProcess child = child();
    wanted = false;
    child.kill();
    int code = child.exitCode().orElse(-1);
    return new Kill(
        code == KILLED,
        "%s, pid %d, %s, exit code %d".formatted(name, child.handle().pid(), about, code));
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

  /** How many records of its state it says it still has to restore; 0 where it says nothing. */
  public long toRestore() {
    return ask("/metrics").stream()
        .flatMap(String::lines)
        .filter(line -> line.startsWith(TO_RESTORE))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  /** Whether it has said since its last start that it had restored all of its state. */
  public boolean hasRestored() {
    return hasSaid(0, List.of("state=\"RUNNING\""));
  }

  /** The name under which Kafka Streams goes, as long as its state is not lost. */
  public Optional<String> processId() {
    Path file = state().resolve(config.engineId()).resolve("kafka-streams-process-metadata");
    try {
      return Optional.of(new ObjectMapper().readTree(file.toFile()).path("processId").asText());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** How many bytes of log it has written so far. */
  public long logBytes() {
    try {
      return Files.size(child().log());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether its log says something since so many bytes. */
  public boolean hasSaid(long sinceBytes, List<String> words) {
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
  public void loseState() {
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
