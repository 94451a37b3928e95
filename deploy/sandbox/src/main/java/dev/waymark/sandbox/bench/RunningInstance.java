package dev.waymark.sandbox.bench;

import dev.waymark.app.Config;
import dev.waymark.app.Layer;
import dev.waymark.cli.Waymark;
import dev.waymark.query.Page;
import dev.waymark.sandbox.ChildProcess;
import dev.waymark.sandbox.LogEnd;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code waymark run} in a process of its own, known by what it prints and answers. */
final class RunningInstance implements AutoCloseable {

  private static final Pattern ADDRESS = Pattern.compile("Ask it at (http://\\S+)");
  private static final long LOOK_EVERY_MS = 20;
  private static final int OK = 200;

  private final Process process;
  private final Path log;
  private final URI address;
  private final HttpClient http = HttpClient.newHttpClient();

  private RunningInstance(Process process, Path log, URI address) {
    this.process = process;
    this.log = log;
    this.address = address;
  }

  /** Starts it and waits until it can be asked. */
  static RunningInstance start(Config config, String heap, Path folder) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                ChildProcess.classPath(),
                Waymark.class.getName(),
                "run"));
    for (Layer layer : config.settings().layers()) {
      layer.texts().forEach((key, text) -> command.addAll(List.of("--set", key + "=" + text)));
    }
    Path log = folder.resolve("run.log");
    try {
      Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
      return new RunningInstance(process, log, address(process, log));
    } catch (IOException e) {
      throw new UncheckedIOException("waymark run cannot be started", e);
    }
  }

  /** What it prints after its address is short and needs no reader. */
  private static URI address(Process process, Path log) throws IOException {
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Matcher said = ADDRESS.matcher(line);
      if (said.find()) {
        return URI.create(said.group(1));
      }
    }
    throw new IllegalStateException(
        "waymark run ended while starting. Its log ends:\n" + LogEnd.of(log));
  }

  /** Waits until it says that its state has been restored. */
  void awaitReady() {
    awaitWhile(() -> ask(Page.READY).statusCode() != OK);
  }

  /**
   * Waits as long as something is so.
   *
   * @throws IllegalStateException when it ends meanwhile
   */
  void awaitWhile(BooleanSupplier holds) {
    try {
      while (holds.getAsBoolean()) {
        if (process.waitFor(LOOK_EVERY_MS, TimeUnit.MILLISECONDS)) {
          throw new IllegalStateException(
              "waymark run ended by itself. Its log ends:\n" + LogEnd.of(log));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The sum of a metric over all its labels. */
  double sum(String metric) {
    return ask(Page.METRICS)
        .body()
        .lines()
        .filter(line -> line.startsWith(metric + "{") || line.startsWith(metric + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private HttpResponse<String> ask(Page page) {
    try {
      return http.send(
          HttpRequest.newBuilder(address.resolve(page.path())).build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "waymark run does not answer. Its log ends:\n" + LogEnd.of(log), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The memory it has now, where the system tells; else 0. */
  long residentMb() {
    return status("VmRSS");
  }

  /** The most it has had so far, where the system tells; else 0. */
  long peakMb() {
    return status("VmHWM");
  }

  private long status(String what) {
    try {
      String status = Files.readString(Path.of("/proc", Long.toString(process.pid()), "status"));
      Matcher said = Pattern.compile(what + ":\\s+(\\d+) kB").matcher(status);
      return said.find() ? Long.parseLong(said.group(1)) / 1024 : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  /** Stops it cleanly. */
  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
