package dev.waymark.cli;

import dev.waymark.app.AlertSteps;
import dev.waymark.app.Config;
import dev.waymark.app.ExitCode;
import dev.waymark.app.Failure;
import dev.waymark.app.RecordReader;
import dev.waymark.app.Refusal;
import dev.waymark.query.ExplanationJson;
import dev.waymark.replay.explain.Explanation;
import dev.waymark.schema.ChurnAlert;
import dev.waymark.stream.KeptLedger;
import dev.waymark.stream.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says why a customer got an alert. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = {
      "Says why a customer got a churn alert: the events behind it and where they lie, the parts that"
          + " add up to its score, what would have cleared it, and whether the ledger tells the same.",
      "--without EVENT_ID says what would have been without that event."
    })
final class ExplainCommand implements Callable<Integer> {

  @Mixin private SettingsOptions options = new SettingsOptions();

  @Parameters(paramLabel = "ALERT_ID", description = "The alert, as 'waymark alerts' shows it.")
  private String alertId = "";

  @Option(
      names = "--customer",
      paramLabel = "CUSTOMER",
      description = "Whose alert it is, where that is known: then one partition is read, not all.")
  private @Nullable String customer;

  @Option(
      names = "--without",
      paramLabel = "EVENT_ID",
      description = "What would have been without this event; may be given several times.")
  private List<String> without = new ArrayList<>();

  @Option(names = "--format", description = "table, json or markdown (${DEFAULT-VALUE})")
  private Format format = Format.TABLE;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (format == Format.CSV) {
      throw new Refusal("--format is csv: it must be table, json or markdown");
    }
    Config config = options.config();
    try (RecordReader reader = new RecordReader(config)) {
      show(explain(config, reader));
    }
    return ExitCode.OK.number();
  }

  private Explanation explain(Config config, RecordReader reader) {
    List<ChurnAlert> steps = steps(config, reader);
    String whose = steps.get(0).getCustomerId();
    KeptLedger kept = reader.ledgers(Set.of(whose)).ledger(whose);
    try {
      return Explanation.of(steps, kept, config.rules(), config.topics(), without);
    } catch (IllegalArgumentException e) {
      throw new Refusal(String.valueOf(e.getMessage()));
    }
  }

  private List<ChurnAlert> steps(Config config, RecordReader reader) {
    try (ScanProgress progress = new ScanProgress("reading alerts", spec.commandLine().getErr())) {
      List<ChurnAlert> steps =
          new AlertSteps(config, reader)
              .find(alertId, Optional.ofNullable(customer), progress::left);
      if (steps.isEmpty()) {
        throw new Failure(
            "no alert "
                + alertId
                + " is known"
                + (customer == null ? "" : " of " + customer)
                + ": topic "
                + config.topics().name(Topic.CHURN_ALERTS)
                + " has no step of it (any more; it is kept for topics.retention)");
      }
      return steps;
    }
  }

  private void show(Explanation why) {
    switch (format) {
      case JSON -> {
        spec.commandLine().getOut().println(ExplanationJson.json(why).toPrettyString());
        spec.commandLine().getOut().flush();
      }
      case TABLE, CSV, MARKDOWN ->
          new ExplanationText(why, format, spec.commandLine().getOut()).show();
    }
  }
}
