package dev.waymark.sandbox.demo;

import dev.waymark.sandbox.Prometheus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A Prometheus for the demo, where one is installed: it watches the processor, takes its history
 * and knows the rules of {@code deploy/prometheus}.
 */
final class Charts implements AutoCloseable {

  private static final List<String> RULES = List.of("recording.yml", "alerts.yml");

  /** Months come at once: in blocks of the usual two hours they would be thousands of them. */
  private static final List<String> BLOCKS =
      List.of("--storage.tsdb.min-block-duration=1d", "--storage.tsdb.max-block-duration=31d");

  private static final String CONFIGURATION =
      """
      global: {scrape_interval: 5s, evaluation_interval: 5s}
      rule_files: [rules/*.yml]
      scrape_configs:
        - job_name: waymark
          sample_limit: 3000
          file_sd_configs: [{files: [targets/*.json], refresh_interval: 5s}]
      """
          + Prometheus.storage();

  private final Prometheus prometheus;
  private final Path home;

  private Charts(Prometheus prometheus, Path home) {
    this.prometheus = prometheus;
    this.home = home;
  }

  /** Starts it on a free port, with its data in a folder. */
  static Optional<Charts> start(Path folder) {
    return Prometheus.installed().map(program -> start(program, folder));
  }

  private static Charts start(Path program, Path folder) {
    Path home = folder.resolve("prometheus");
    RULES.forEach(name -> copy(name, home.resolve("rules")));
    makeFolder(home.resolve("targets"));
    return new Charts(Prometheus.start(program, folder, CONFIGURATION, BLOCKS), home);
  }

  private static void copy(String name, Path folder) {
    makeFolder(folder);
    try (InputStream rules =
        Objects.requireNonNull(
            Prometheus.class.getResourceAsStream("rules/" + name), name + " is missing")) {
      Files.write(folder.resolve(name), rules.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void makeFolder(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a processor must be told to write its history there. */
  Map<String, String> settings() {
    return Map.of("history.remote-write.url", prometheus.writeUrl().toString());
  }

  /** From now on it watches a processor. */
  void watch(URI processor) {
    String targets = "[{\"targets\": [\"" + processor.getAuthority() + "\"]}]";
    try {
      Files.writeString(home.resolve("targets").resolve("waymark.json"), targets);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where people look at it. */
  URI url() {
    return prometheus.url();
  }

  @Override
  public void close() {
    prometheus.close();
  }
}
