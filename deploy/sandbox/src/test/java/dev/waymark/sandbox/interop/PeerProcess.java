package dev.waymark.sandbox.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A program of somebody else's in a process of its own, run to its end. */
final class PeerProcess {

  private static final long LONGEST_SECONDS = 120;

  private PeerProcess() {}

  /** Where the tests are compiled to. */
  static String testClasses() {
    return Path.of("target/test-classes").toAbsolutePath().toString();
  }

  /** The jar with Confluent's genuine classes. */
  static String confluentJar() {
    return Path.of("target/interop/confluent.jar").toAbsolutePath().toString();
  }

  /** Runs a main class on a class path of its own and returns what it printed. */
  static String java(String classPath, Class<?> main, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-cp", classPath, main.getName()));
    command.addAll(arguments);
    return run(command, Path.of("").toAbsolutePath());
  }

  /** Runs a command to its end and returns what it printed; fails when it fails. */
  static String run(List<String> command, Path folder) {
    try {
      Process process =
          new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
      process.getOutputStream().close();
      CompletableFuture.delayedExecutor(LONGEST_SECONDS, TimeUnit.SECONDS)
          .execute(process::destroyForcibly);
      String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(
            command + " ended with " + process.exitValue() + ". It printed:\n" + printed);
      }
      return printed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
