package dev.waymark.sandbox.board;

import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A script in Node that drives Chromium and prints what it sees. */
final class Chromium {

  private static final Path FOLDER = Path.of("target/browser");
  private static final Path SCRIPTS = Path.of("src/test/resources/browser");
  private static final long LONGEST_SECONDS = 180;

  private Chromium() {}

  /** Neither Node nor Chromium is ours to bring; where one is missing, that is said. */
  static void install() throws IOException, InterruptedException {
    Files.createDirectories(FOLDER);
    for (String file : List.of("package.json", "board.mjs")) {
      Files.copy(SCRIPTS.resolve(file), FOLDER.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    String chromium = System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium");
    if (!Files.isExecutable(Path.of(chromium))) {
      abort("the board was not tried in a browser: there is no " + chromium);
    }
    List<String> install = List.of("npm", "install", "--no-package-lock", "--ignore-scripts");
    if (!ends(install)) {
      abort("the board was not tried in a browser: Node or its packages are not to be had here");
    }
  }

  private static boolean ends(List<String> command) throws InterruptedException {
    try {
      Path log = FOLDER.resolve("install.log");
      return new ProcessBuilder(command)
              .directory(FOLDER.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Runs the script to its end.
   *
   * @param whenItWaits what is done when the script waits for something to happen
   */
  static JsonNode run(String script, List<String> arguments, Runnable whenItWaits)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("node", script));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command).directory(FOLDER.toFile()).redirectErrorStream(true).start();
    CompletableFuture.delayedExecutor(LONGEST_SECONDS, TimeUnit.SECONDS)
        .execute(process::destroyForcibly);
    ObjectNode seen = JsonNodeFactory.instance.objectNode();
    StringBuilder rest = new StringBuilder();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int tab = line.indexOf('\t');
        if (tab < 0) {
          rest.append(line).append('\n');
          continue;
        }
        seen.set(line.substring(0, tab), new ObjectMapper().readTree(line.substring(tab + 1)));
        if (line.startsWith("waiting\t")) {
          whenItWaits.run();
        }
      }
    }
    if (process.waitFor() != 0) {
      throw new AssertionError(script + " failed, having seen " + seen + "\n" + rest);
    }
    return seen;
  }

  /** Where the script lays its pictures. */
  static Path pictures() throws IOException {
    return Files.createDirectories(FOLDER.resolve("pictures")).toAbsolutePath();
  }
}
