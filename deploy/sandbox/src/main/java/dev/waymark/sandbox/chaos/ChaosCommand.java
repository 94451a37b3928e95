package dev.waymark.sandbox.chaos;

import dev.waymark.sandbox.StateFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code waymark chaos}: the fault rig. */
@Command(
    name = "chaos",
    mixinStandardHelpOptions = true,
    description =
        "Break things on purpose, on this machine: three brokers, three instances, a registry and a"
            + " producer, each a process, through a seeded schedule of faults; then an independent"
            + " checker compares all results with those of a run without faults, byte by byte. Exit"
            + " code 1 when anything is lost, doubled, invented or not proven.")
public final class ChaosCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--minutes",
      defaultValue = "5",
      description =
          "how long faults are done at least; each kind is done once in any case (${DEFAULT-VALUE})")
  private double minutes;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "same seed, same events and same schedule (${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--rate",
      defaultValue = "100",
      description = "events per second, beside bursts (${DEFAULT-VALUE})")
  private int rate;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "FAULT",
      description = "Only these faults: ${COMPLETION-CANDIDATES}.")
  private List<FaultKind> only = new ArrayList<>();

  @Option(names = "--report", paramLabel = "FILE", description = "Write the report as JSON.")
  private @Nullable Path report;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Keep all topics, states and logs there, in an empty folder.")
  private @Nullable Path data;

  @Override
  public Integer call() throws IOException {
    if (minutes <= 0 || rate < 1) {
      throw new ParameterException(
          spec.commandLine(),
          "--minutes is " + minutes + " and --rate is " + rate + ": both must be above 0");
    }
    PrintWriter out = spec.commandLine().getOut();
    try (StateFolder folder = data == null ? StateFolder.temporary() : StateFolder.at(data)) {
      Result result =
          new Run(
                  folder.path(),
                  seed,
                  Duration.ofMillis(Math.round(minutes * 60_000)),
                  rate,
                  kinds(),
                  line -> {
                    out.println(line);
                    out.flush();
                  })
              .run();
      return result.tell(out, report).number();
    }
  }

  private Set<FaultKind> kinds() {
    return only.isEmpty() ? EnumSet.allOf(FaultKind.class) : EnumSet.copyOf(only);
  }
}
