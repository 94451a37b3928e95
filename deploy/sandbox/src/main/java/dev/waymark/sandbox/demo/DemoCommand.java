package dev.waymark.sandbox.demo;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.waymark.app.Failure;
import dev.waymark.app.Spans;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code waymark demo}: everything on this machine, with made-up customers. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "See customers' journeys move on a real Kafka on this machine, with made-up customers:",
      "months of history in seconds, then live until Ctrl-C."
    })
public final class DemoCommand implements Callable<Integer> {

  private static final long SECONDS_TO_STOP = 75;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--customers", defaultValue = "2000", description = "how many (${DEFAULT-VALUE})")
  private int customers;

  @Option(
      names = "--for",
      paramLabel = "SPAN",
      converter = Span.class,
      description = "end after so long of the live part, such as 30s (until Ctrl-C)")
  private Optional<Duration> liveFor = Optional.empty();

  @Option(
      names = "--history",
      paramLabel = "SPAN",
      defaultValue = "180d",
      converter = Span.class,
      description = "how much of the past is told first (${DEFAULT-VALUE})")
  private Duration history = Duration.ZERO;

  @Option(
      names = "--speed",
      defaultValue = "14400",
      description = "how many times faster than life the live part is (${DEFAULT-VALUE})")
  private double speed;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "keep everything there, and go on from there next time (a temporary folder)")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "same seed, same story (${DEFAULT-VALUE})")
  private long seed;

  /** A span as the settings write it. */
  static final class Span implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      try {
        return Spans.read(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(
            "'" + text + "' is no span of time, such as 30s, 12h or 180d");
      }
    }
  }

  @Override
  public Integer call() throws InterruptedException {
    Plan plan = plan();
    quietLogs();
    CountDownLatch stop = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    Thread onInterrupt = new Thread(() -> stopCleanly(stop, stopped), "stop-the-demo");
    Runtime.getRuntime().addShutdownHook(onInterrupt);
    try {
      return run(plan, stop);
    } finally {
      stopped.countDown();
    }
  }

  private int run(Plan plan, CountDownLatch stop) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    boolean terminal = Terminal.isThere();
    Picture picture = new Demo(plan, Screen.on(out, terminal), out, stop).run();
    if (!terminal) {
      View.summary(picture).forEach(out::println);
    }
    if (picture.isEmpty()) {
      throw new Failure("nothing came out of the processor; raise WAYMARK_LOG to see why");
    }
    return 0;
  }

  private Plan plan() {
    try {
      return new Plan(customers, liveFor, history, speed, data, seed);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  /** The view has the terminal; what runs well keeps silent. */
  private static void quietLogs() {
    if (System.getenv("WAYMARK_LOG") == null
        && LoggerFactory.getLogger("dev.waymark") instanceof Logger own) {
      own.setLevel(Level.WARN);
    }
  }

  /** Ctrl-C is a way to end a demo and no failure. */
  private static void stopCleanly(CountDownLatch stop, CountDownLatch stopped) {
    if (stopped.getCount() == 0) {
      return;
    }
    stop.countDown();
    try {
      boolean clean = stopped.await(SECONDS_TO_STOP, TimeUnit.SECONDS);
      Runtime.getRuntime().halt(clean ? 0 : 1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
