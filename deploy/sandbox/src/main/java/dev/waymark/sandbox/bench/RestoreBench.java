package dev.waymark.sandbox.bench;

import dev.waymark.app.Config;
import dev.waymark.app.ConnectionSettings;
import dev.waymark.app.EngineSettings;
import dev.waymark.sandbox.Lag;
import dev.waymark.stream.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;

/**
 * What an instance needs to hold so many customers, and how long it takes to get their state back:
 * {@code waymark run} as anybody would start it, over input that lies there, stopped cleanly and
 * started again, first with its folder of state, then without.
 */
final class RestoreBench {

  static final String ROUND = "restore";

  private static final long MB = 1L << 20;

  private final Load load;
  private final String heap;
  private final Consumer<String> say;
  private final Config config;

  RestoreBench(Load load, String heap, Consumer<String> say) {
    this.load = load;
    this.heap = heap;
    this.say = say;
    this.config = load.config(ROUND);
  }

  /** Runs it and reports. */
  void run() {
    long customers = work();
    long state = bytes(stateFolder());
    say.accept(
        "RESTORE state on disk %,d MB, %,.0f bytes per customer"
            .formatted(state / MB, (double) state / customers));
    double kept = start();
    say.accept("RESTORE ready after %.1f s with the state that was kept".formatted(kept));
    delete(stateFolder());
    double lost = start();
    say.accept(
        "RESTORE ready after %.1f s without it: %.1f s more, %,.0f customers/s, %,.1f MB/s of state"
            .formatted(lost, lost - kept, customers / (lost - kept), state / (lost - kept) / MB));
  }

  /** Takes all events in; how many customers there are then. */
  private long work() {
    try (Admin admin = Admin.create(config.client());
        RunningInstance instance = RunningInstance.start(config, heap, load.folder())) {
      LogSizes before = LogSizes.of(admin);
      instance.awaitReady();
      instance.awaitWhile(() -> lag(admin).records() > 0);
      long customers = Math.round(instance.sum("waymark_customers"));
      say.accept(
          "RESTORE %,d customers after %,d events, resident memory %,d MB, at most %,d MB, heap at most %s"
              .formatted(customers, load.events(), instance.residentMb(), instance.peakMb(), heap));
      LogSizes.of(admin).since(before).bytes().entrySet().stream()
          .sorted(java.util.Map.Entry.<String, Long>comparingByValue().reversed())
          .forEach(
              topic ->
                  say.accept(
                      "RESTORE %,9.1f bytes per event, %,9.1f per customer in %s"
                          .formatted(
                              (double) topic.getValue() / load.events(),
                              (double) topic.getValue() / customers,
                              topic.getKey())));
      return customers;
    }
  }

  private Lag lag(Admin admin) {
    return Lag.of(
        admin,
        config.settings().get(ConnectionSettings.APPLICATION_ID),
        Stream.concat(
                Topic.inputs().stream(),
                Stream.of(Topic.BY_IDENTIFIER, Topic.BY_CUSTOMER, Topic.CONTRIBUTIONS))
            .map(config.topics()::name)
            .toList());
  }

  /** Starts it once more and stops it cleanly; how many seconds it took to be ready. */
  private double start() {
    long beganNs = System.nanoTime();
    try (RunningInstance instance = RunningInstance.start(config, heap, load.folder())) {
      instance.awaitReady();
      return (System.nanoTime() - beganNs) / 1e9;
    }
  }

  private Path stateFolder() {
    return Path.of(config.settings().get(EngineSettings.STATE_DIR));
  }

  private static long bytes(Path folder) {
    long bytes = 0;
    for (Path file : files(folder)) {
      if (Files.isRegularFile(file)) {
        bytes += file.toFile().length();
      }
    }
    return bytes;
  }

  private static void delete(Path folder) {
    try {
      for (Path each : files(folder)) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is in a folder, the deepest first, and the folder itself. */
  private static List<Path> files(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.sorted(Comparator.reverseOrder()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
