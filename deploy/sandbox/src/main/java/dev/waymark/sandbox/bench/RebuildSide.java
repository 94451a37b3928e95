package dev.waymark.sandbox.bench;

import dev.waymark.app.Layer;
import dev.waymark.cli.Waymark;
import dev.waymark.sandbox.ChildProcess;
import dev.waymark.sandbox.LogEnd;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code waymark replay --from-topics} as anybody would start it, in a process of its own, timed by
 * what it says of itself.
 */
record RebuildSide(Load load, String heap, Consumer<String> say) {

  private static final Pattern PROGRESS = Pattern.compile("([\\d,]+) of ([\\d,]+) records \\(");
  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
  static final String RUN = "rebuild";
  private static final int QUARTERS = 4;
  private static final String COMPLETE = "is complete";

  /** A moment in the run: how many records had been read at a time of a clock that only grows. */
  private record Mark(long records, long atNs) {}

  /** Runs it and reports; the rate is that from the first record to the last result. */
  double run() {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseParallelGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                ChildProcess.classPath(),
                Waymark.class.getName(),
                "replay",
                "--from-topics",
                "--run",
                RUN));
    for (Layer layer : load.config(RUN).settings().layers()) {
      layer.texts().forEach((key, text) -> command.addAll(List.of("--set", key + "=" + text)));
    }
    try {
      Process process = new ProcessBuilder(command).redirectError(log().toFile()).start();
      try {
        return follow(process);
      } finally {
        process.destroy();
        process.onExit().join();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the replay cannot be followed", e);
    }
  }

  private Path log() {
    return load.folder().resolve("rebuild.log");
  }

  private double follow(Process process) throws IOException {
    List<Mark> marks = new ArrayList<>();
    long peakKb = 0;
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      say.accept("  " + line);
      Matcher progress = PROGRESS.matcher(line);
      if (progress.find()) {
        long records = Long.parseLong(progress.group(1).replace(",", ""));
        marks.add(new Mark(records, System.nanoTime()));
        peakKb = Math.max(peakKb, peakKb(process));
      }
      if (line.contains(COMPLETE)) {
        return report(marks, System.nanoTime(), peakKb);
      }
    }
    throw new IllegalStateException(
        "the replay ended before it was complete. Its log ends:\n" + LogEnd.of(log()));
  }

  private double report(List<Mark> marks, long endNs, long peakKb) {
    // Until the first records have been read, its threads and its group are only being made.
    Mark first = marks.get(0);
    for (Mark mark : marks) {
      if (mark.records == 0) {
        first = mark;
      }
    }
    for (int quarter = 0; quarter < QUARTERS; quarter++) {
      long from = load.events() * quarter / QUARTERS;
      long to = load.events() * (quarter + 1) / QUARTERS;
      double seconds = (at(marks, first, to) - at(marks, first, from)) / 1e9;
      say.accept(
          "REPLAY quarter %d %,12.0f events/s".formatted(quarter + 1, (to - from) / seconds));
    }
    double whole = load.events() * 1e9 / (endNs - first.atNs);
    say.accept(
        "REPLAY all       %,12.0f events/s to the last result, %,.1f s after the last event"
            .formatted(whole, (endNs - at(marks, first, load.events())) / 1e9));
    say.accept("REPLAY peak of resident memory %,d MB".formatted(peakKb / 1024));
    return whole;
  }

  /** When so many records had been read, between two marks. */
  private static double at(List<Mark> marks, Mark first, long records) {
    Mark before = first;
    for (Mark mark : marks) {
      if (mark.records >= records && mark.records > before.records) {
        double share = (double) (records - before.records) / (mark.records - before.records);
        return before.atNs + share * (mark.atNs - before.atNs);
      }
      if (mark.records > before.records) {
        before = mark;
      }
    }
    return before.atNs;
  }

  /** The most it has had so far, where the system tells. */
  private static long peakKb(Process process) {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    try {
      Matcher peak = PEAK.matcher(Files.readString(status));
      return peak.find() ? Long.parseLong(peak.group(1)) : 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
