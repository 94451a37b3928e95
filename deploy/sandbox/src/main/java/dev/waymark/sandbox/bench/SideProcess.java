package dev.waymark.sandbox.bench;

import dev.waymark.sandbox.ChildProcess;
import dev.waymark.sandbox.LogEnd;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A side that runs in a process of its own. */
final class SideProcess implements AutoCloseable {

  private final Side.Kind kind;
  private final Process process;
  private final Path log;
  private final BufferedWriter rounds;
  private final BufferedReader answers;

  private SideProcess(Side.Kind kind, Process process, Path log) {
    this.kind = kind;
    this.process = process;
    this.log = log;
    this.rounds = process.outputWriter(StandardCharsets.UTF_8);
    this.answers = process.inputReader(StandardCharsets.UTF_8);
  }

  /**
   * Starts a side with our own class path.
   *
   * @param heap the most heap it may use, as for -Xmx
   */
  static SideProcess start(Side.Kind kind, Load load, String heap) {
    return start(kind, load, kind.name(), heap);
  }

  /** The same for one of several of its kind, with a log under its own name. */
  static SideProcess start(Side.Kind kind, Load load, String name, String heap) {
    Path log = load.folder().resolve(name + ".log");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseParallelGC",
                "-cp",
                ChildProcess.classPath(),
                SideMain.class.getName(),
                kind.name()));
    command.addAll(load.words());
    try {
      Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
      return new SideProcess(kind, process, log);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start side " + kind, e);
    }
  }

  /**
   * Runs a round and waits for its end.
   *
   * @throws IllegalStateException when the side ends instead of answering
   */
  Outcome run(String round) {
    try {
      rounds.write(round + "\n");
      rounds.flush();
      for (String line = answers.readLine(); line != null; line = answers.readLine()) {
        if (line.startsWith(SideMain.ANSWER)) {
          return Outcome.of(line.substring(SideMain.ANSWER.length()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "side " + kind + " ended. Its log ends:\n" + LogEnd.of(log), e);
    }
    throw new IllegalStateException(
        "side " + kind + " ended without an answer. Its log ends:\n" + LogEnd.of(log));
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
