package dev.waymark.metrics;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A program of this machine that tests ask, where it is installed. */
public final class Program {

  private final Path path;

  private Program(Path path) {
    this.path = path;
  }

  /**
   * How it ended.
   *
   * @param said all it wrote, errors too
   */
  public record Ended(int code, String said) {}

  /** The program; where it is not installed the test is skipped, and says so. */
  public static Program orSkip(String name) {
    Path found =
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
            .map(folder -> Path.of(folder, name))
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(Path.of(""));
    boolean there = !found.toString().isEmpty();
    if (!there) {
      System.err.println(
          "SKIPPED: there is no "
              + name
              + " here; apt-get install prometheus prometheus-alertmanager");
    }
    assumeTrue(there, name + " is not installed");
    return new Program(found);
  }

  public Path path() {
    return path;
  }

  /** Runs it to its end, on some input. */
  public Ended run(String input, String... arguments) {
    return run(input, Map.of(), arguments);
  }

  /** The same with some variables in its environment. */
  public Ended run(String input, Map<String, String> variables, String... arguments) {
    List<String> command = new ArrayList<>(List.of(path.toString()));
    command.addAll(List.of(arguments));
    try {
      Path said = Files.createTempFile("waymark", ".txt");
      ProcessBuilder building =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
      building.environment().putAll(variables);
      Process process = building.start();
      try (OutputStream in = process.getOutputStream()) {
        in.write(input.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        // It has ended without reading; its code says how.
      }
      Ended ended = new Ended(process.onExit().join().exitValue(), Files.readString(said).strip());
      Files.delete(said);
      return ended;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
