package dev.waymark.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.app.AlertSteps;
import dev.waymark.app.Config;
import dev.waymark.app.ExitCode;
import dev.waymark.app.Failure;
import dev.waymark.app.Joining;
import dev.waymark.app.RecordReader;
import dev.waymark.app.Refusal;
import dev.waymark.query.ExplanationJson;
import dev.waymark.replay.asof.Arrival;
import dev.waymark.replay.explain.Explanation;
import dev.waymark.replay.explain.Verdict;
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
      explain(config, reader);
    }
    return ExitCode.OK.number();
  }

  private void explain(Config config, RecordReader reader) {
    AlertSteps alerts = new AlertSteps(config, reader);
    List<AlertSteps.Step> told = told(config, alerts);
    List<ChurnAlert> steps = told.stream().map(AlertSteps.Step::alert).toList();
    String whose = steps.get(0).getCustomerId();
    KeptLedger kept = reader.ledgers(Set.of(whose)).ledger(whose);
    try {
      Explanation why =
          Explanation.of(
              steps,
              kept,
              new Joining(config, reader).of(whose, steps.get(0).getAt()).stream().toList(),
              config.rules(),
              config.topics(),
              without);
      boolean asked = why.verdict() == Verdict.DIFFERS || why.verdict() == Verdict.GONE;
      show(why, asked ? alerts.cameAfter(why.alert(), told, kept) : List.of());
    } catch (IllegalArgumentException e) {
      throw new Refusal(String.valueOf(e.getMessage()));
    }
  }

  private List<AlertSteps.Step> told(Config config, AlertSteps alerts) {
    try (ScanProgress progress = new ScanProgress("reading alerts", spec.commandLine().getErr())) {
      List<AlertSteps.Step> told =
          alerts.find(alertId, Optional.ofNullable(customer), progress::left);
      if (told.isEmpty()) {
        throw new Failure(
            "no alert "
                + alertId
                + " is known"
                + (customer == null ? "" : " of " + customer)
                + ": topic "
                + config.topics().name(Topic.CHURN_ALERTS)
                + " has no step of it (any more; it is kept for topics.retention)");
      }
      return told;
    }
  }

  private void show(Explanation why, List<Arrival> cameAfter) {
    switch (format) {
      case JSON -> {
        ObjectNode json = ExplanationJson.json(why);
        if (!cameAfter.isEmpty()) {
          ArrayNode ids = json.putArray("events_that_came_later");
          cameAfter.forEach(late -> ids.add(late.eventId()));
        }
        spec.commandLine().getOut().println(json.toPrettyString());
        spec.commandLine().getOut().flush();
      }
      case TABLE, CSV, MARKDOWN ->
          new ExplanationText(why, cameAfter, format, spec.commandLine().getOut()).show();
    }
  }
}
