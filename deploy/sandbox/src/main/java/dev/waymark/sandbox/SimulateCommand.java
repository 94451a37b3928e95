package dev.waymark.sandbox;

import dev.waymark.sandbox.simulator.Faults;
import dev.waymark.sandbox.simulator.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code waymark simulate}: made-up customers into files. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description =
        "Make up customers: events.csv and links.csv in the order of arrival; ground-truth.csv says"
            + " what is true of the customers, event-truth.csv where each event belongs.")
final class SimulateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--customers", defaultValue = "1000", description = "how many (${DEFAULT-VALUE})")
  private int customers;

  @Option(
      names = "--from",
      defaultValue = "2025-01-01T00:00:00Z",
      description = "when the first can appear (${DEFAULT-VALUE})")
  private Instant from = Instant.EPOCH;

  @Option(
      names = "--until",
      defaultValue = "2025-07-01T00:00:00Z",
      description = "when the story ends (${DEFAULT-VALUE})")
  private Instant until = Instant.EPOCH;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "same seed, same bytes (${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--late",
      defaultValue = "0.02",
      description = "share of late events (${DEFAULT-VALUE})")
  private double late;

  @Option(
      names = "--doubled",
      defaultValue = "0.01",
      description = "share of doubled events (${DEFAULT-VALUE})")
  private double doubled;

  @Option(
      names = "--swapped",
      defaultValue = "0.05",
      description = "share of events out of order (${DEFAULT-VALUE})")
  private double swapped;

  @Option(
      names = "--anonymous",
      defaultValue = "0.3",
      description =
          "share of customers who come half-identified: as a device, a handle or an e-mail hash first,"
              + " and now and then later (${DEFAULT-VALUE})")
  private double anonymous;

  @Option(names = "--out", required = true, description = "the folder to write to")
  private Path out = Path.of("");

  @Override
  public Integer call() throws IOException {
    StoryFiles.Written rows = StoryFiles.write(scenario(), out);
    spec.commandLine()
        .getOut()
        .println(
            rows.events()
                + " events of "
                + customers
                + " customers in "
                + out.resolve(StoryFiles.EVENTS)
                + ", "
                + rows.links()
                + " links in "
                + out.resolve(StoryFiles.LINKS));
    return 0;
  }

  private Scenario scenario() {
    try {
      Faults faults = new Faults(late, doubled, swapped, anonymous);
      return Scenario.of(customers, from.toEpochMilli(), until.toEpochMilli(), seed, faults);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }
}
