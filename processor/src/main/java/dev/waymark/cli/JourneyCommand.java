package dev.waymark.cli;

import dev.waymark.app.Config;
import dev.waymark.app.ExitCode;
import dev.waymark.app.Failure;
import dev.waymark.app.LookBack;
import dev.waymark.app.OutputReader;
import dev.waymark.app.RecordReader;
import dev.waymark.app.ToldNames;
import dev.waymark.query.ReadableRecord;
import dev.waymark.replay.asof.AsOf;
import dev.waymark.schema.ChurnAlert;
import dev.waymark.schema.Journey;
import dev.waymark.schema.SaveWindow;
import dev.waymark.schema.StageChange;
import dev.waymark.stream.Topic;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells the way of one customer. */
@Command(
    name = "journey",
    mixinStandardHelpOptions = true,
    description = {
      "Tells the journey of a customer: where they stand, and how they came there.",
      "With --format csv the way alone, with json where they stand, then the way, line by line.",
      "With --as-of how they stood at an instant: by what is known now, beside what had been told by"
          + " then, and why the two differ."
    })
final class JourneyCommand implements Callable<Integer> {

  @Mixin private SettingsOptions options = new SettingsOptions();

  @Parameters(
      paramLabel = "CUSTOMER",
      description = "The customer's id, or any identifier of theirs such as DEVICE:d1.")
  private String customer = "";

  @Option(names = "--format", description = "table, csv, json or markdown (${DEFAULT-VALUE})")
  private Format format = Format.TABLE;

  @Option(
      names = "--as-of",
      paramLabel = "INSTANT",
      description = "How they stood then, such as 2026-03-01T00:00:00Z.")
  private @Nullable Instant asOf;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Config config = options.config();
    String asked = customer;
    ToldNames told = new ToldNames(config);
    customer = KnownAs.customer(told, asked);
    if (asOf != null) {
      return lookBack(config, asOf, asked);
    }
    Journey journey =
        told.journey(customer)
            .orElseThrow(() -> new Failure("nothing is known about a customer " + customer));
    Timeline timeline = new Timeline();
    read(config, Topic.STAGE_CHANGES, StageChange.class, timeline::hear);
    read(config, Topic.CHURN_ALERTS, ChurnAlert.class, timeline::hear);
    read(config, Topic.SAVE_WINDOWS, SaveWindow.class, timeline::hear);
    timeline.hear(journey);
    show(journey, timeline, config.rules().zone());
    return ExitCode.OK.number();
  }

  private int lookBack(Config config, Instant then, String asked) {
    try (RecordReader reader = new RecordReader(config)) {
      LookBack lookBack = new LookBack(config, reader, customer, then);
      AsOf known = lookBack.read();
      new AsOfText(asked, customer, known, lookBack.noLongerKept(), spec.commandLine().getOut())
          .show(format, config.rules().zone());
    }
    return ExitCode.OK.number();
  }

  /** What was told since the customer was last forgotten. */
  private <T extends SpecificRecord> void read(
      Config config, Topic topic, Class<T> type, Consumer<T> hearer) {
    List<T> heard = new ArrayList<>();
    try (OutputReader<T> reader = new OutputReader<>(config, topic, type)) {
      reader.readAbout(customer, told -> told.value().ifPresentOrElse(heard::add, heard::clear));
    }
    heard.forEach(hearer);
  }

  private void show(Journey journey, Timeline timeline, ZoneId zone) {
    PrintWriter out = spec.commandLine().getOut();
    switch (format) {
      case TABLE, MARKDOWN -> {
        Portrait.of(journey, timeline, zone).forEach(out::println);
        out.println();
      }
      case JSON -> out.println(ReadableRecord.json(journey));
      case CSV -> {}
    }
    new Sheet(format, Timeline.COLUMNS, out).show(timeline.rows());
  }
}
