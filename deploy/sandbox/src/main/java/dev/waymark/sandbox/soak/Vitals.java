package dev.waymark.sandbox.soak;

import dev.waymark.metrics.Metric;
import dev.waymark.query.Page;
import dev.waymark.sandbox.rig.Instance;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one instance needs at a moment, in MB (2^20 bytes).
 *
 * @param atMs the moment, in milliseconds of a clock that only goes forward
 * @param resident memory of the process, as the system counts it; 0 where it does not tell
 * @param heap what the last collection left on the heap
 * @param stores what all stores on disk keep in memory outside the heap
 * @param disk the state on disk
 * @param lag how many records the partition furthest behind waits for
 * @param partitions how many partitions of journeys it keeps
 */
record Vitals(
    long atMs,
    double resident,
    double heap,
    double stores,
    double disk,
    long lag,
    long partitions) {

  private static final double KB_PER_MB = 1024;
  private static final double MB = 1L << 20;
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
  private static final Pattern COLLECTED = Pattern.compile("Pause .*->(\\d+)M\\(");

  /** Under this name in its folder the machine logs collections; {@code %p} is its process id. */
  static final String COLLECTIONS = "gc-%p.log";

  /** Empty while it does not answer. */
  static Optional<Vitals> of(Instance instance, Path folder, long nowMs) {
    Optional<String> answer = instance.ask(Page.METRICS.path());
    if (!instance.isAlive() || answer.isEmpty()) {
      return Optional.empty();
    }
    List<String> metrics = answer.get().lines().toList();
    long pid = instance.pid();
    return Optional.of(
        new Vitals(
            nowMs,
            last(Path.of("/proc", Long.toString(pid), "status"), RESIDENT) / KB_PER_MB,
            last(folder.resolve(COLLECTIONS.replace("%p", Long.toString(pid))), COLLECTED),
            sum(metrics, Metric.STATE_MEMORY) / MB,
            bytes(instance.state()) / MB,
            Math.round(sum(metrics, Metric.KAFKA_LAG)),
            count(metrics, Metric.CLOCK)));
  }

  /** The number that a pattern finds last in a file; 0 where it finds none. */
  private static long last(Path file, Pattern pattern) {
    try {
      long last = 0;
      for (String line : Files.readAllLines(file)) {
        Matcher said = pattern.matcher(line);
        if (said.find()) {
          last = Long.parseLong(said.group(1));
        }
      }
      return last;
    } catch (IOException e) {
      return 0;
    }
  }

  private static double sum(List<String> metrics, Metric metric) {
    return metrics.stream()
        .filter(line -> isOf(line, metric))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private static long count(List<String> metrics, Metric metric) {
    return metrics.stream().filter(line -> isOf(line, metric)).count();
  }

  private static boolean isOf(String line, Metric metric) {
    return line.startsWith(metric.label() + "{") || line.startsWith(metric.label() + " ");
  }

  /** Files come and go while they are counted. */
  private static long bytes(Path folder) {
    long[] sum = {0};
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              sum[0] += attributes.size();
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(
                Path gone, @org.jspecify.annotations.Nullable IOException problem) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      return sum[0];
    }
    return sum[0];
  }
}
