package dev.waymark.sandbox.soak;

import dev.waymark.sandbox.StateFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code waymark soak}: hours of steady work. */
@Command(
    name = "soak",
    mixinStandardHelpOptions = true,
    description =
        "Work steadily for a long time, on this machine: a broker, a registry, a producer and"
            + " instances, each a process; every few minutes one instance is restarted, one is added,"
            + " one is taken away. Tells how memory changes and how long input stood. Exit code 1"
            + " when a record is lost or memory grows.")
public final class SoakCommand implements Callable<Integer> {

  private static final double MS_PER_MINUTE = 60_000;

  /** From 2010 on there are so many days until the present. */
  private static final double MOST_DAYS = 5_000;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--minutes", defaultValue = "60", description = "how long (${DEFAULT-VALUE})")
  private double minutes;

  @Option(
      names = "--rate",
      defaultValue = "5000",
      description = "events per second (${DEFAULT-VALUE})")
  private int rate;

  @Option(
      names = "--instances",
      defaultValue = "2",
      description = "how many always work; one more comes and goes (${DEFAULT-VALUE})")
  private int instances;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "same seed, same events (${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--days-per-minute",
      defaultValue = "5",
      description =
          "how fast customers live, about; the slower, the more of them live at once"
              + " (${DEFAULT-VALUE})")
  private double daysPerMinute;

  @Option(
      names = "--step-every",
      defaultValue = "8",
      paramLabel = "MINUTES",
      description = "the time from one step to the next (${DEFAULT-VALUE})")
  private double stepEvery;

  @Option(
      names = "--warm-up",
      defaultValue = "15",
      paramLabel = "MINUTES",
      description = "the time for which a process is not judged (${DEFAULT-VALUE})")
  private double warmUp;

  @Option(
      names = "--most-growth",
      defaultValue = "32",
      paramLabel = "MB",
      description =
          "the most that resident memory may grow in an hour, once warm, of a process followed for 20"
              + " minutes or more (${DEFAULT-VALUE})")
  private double mostGrowth;

  @Option(
      names = "--heap",
      defaultValue = "768m",
      description = "the heap of each instance (${DEFAULT-VALUE})")
  private String heap = "";

  @Option(
      names = "--state-memory",
      defaultValue = "512MB",
      description = "the setting state.memory of each (${DEFAULT-VALUE})")
  private String stateMemory = "";

  @Option(
      names = "--journeys-in-memory",
      defaultValue = "64MB",
      description = "the setting journeys.in-memory of each (${DEFAULT-VALUE})")
  private String inMemory = "";

  @Option(names = "--report", paramLabel = "FILE", description = "Write the report as JSON.")
  private @Nullable Path report;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Keep all topics, states and logs there, in an empty folder.")
  private @Nullable Path data;

  @Override
  public Integer call() throws IOException {
    check();
    PrintWriter out = spec.commandLine().getOut();
    try (StateFolder folder = data == null ? StateFolder.temporary() : StateFolder.at(data)) {
      Result result =
          new Run(
                  folder.path(),
                  plan(),
                  line -> {
                    out.println(line);
                    out.flush();
                  })
              .run();
      return result.tell(out, report).number();
    }
  }

  private void check() {
    if (minutes <= 0 || rate < 1 || instances < 1 || stepEvery <= 0 || daysPerMinute <= 0) {
      throw new ParameterException(
          spec.commandLine(),
          "--minutes is %s, --rate is %d, --instances is %d, --step-every is %s and"
                  .formatted(minutes, rate, instances, stepEvery)
              + " --days-per-minute is %s: all must be above 0".formatted(daysPerMinute));
    }
    if (minutes * daysPerMinute > MOST_DAYS) {
      throw new ParameterException(
          spec.commandLine(),
          "--minutes %s times --days-per-minute %s are %.0f days: at most %.0f, or the story comes"
                  .formatted(minutes, daysPerMinute, minutes * daysPerMinute, MOST_DAYS)
              + " to the present");
    }
  }

  private Plan plan() {
    return new Plan(
        minutes(minutes),
        rate,
        Plan.customers(rate, daysPerMinute),
        instances,
        seed,
        minutes(stepEvery),
        minutes(warmUp),
        heap,
        stateMemory,
        inMemory,
        mostGrowth);
  }

  private static Duration minutes(double count) {
    return Duration.ofMillis(Math.round(count * MS_PER_MINUTE));
  }
}
