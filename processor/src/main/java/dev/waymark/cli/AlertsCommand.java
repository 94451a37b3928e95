package dev.waymark.cli;

import dev.waymark.app.Config;
import dev.waymark.app.ExitCode;
import dev.waymark.app.OutputReader;
import dev.waymark.app.Told;
import dev.waymark.schema.AlertStep;
import dev.waymark.schema.ChurnAlert;
import dev.waymark.stream.Topic;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the churn alerts that stand, or each step of any as it comes. */
@Command(
    name = "alerts",
    mixinStandardHelpOptions = true,
    description = {
      "Shows the churn alerts of a running Waymark that stand, the newest last.",
      "With --follow it goes on with every step of every alert until Ctrl-C."
    })
final class AlertsCommand implements Callable<Integer> {

  @Mixin private SettingsOptions options = new SettingsOptions();

  @Option(names = "--follow", description = "Goes on with what comes.")
  private boolean follow;

  @Option(names = "--for", paramLabel = "SPAN", description = "How long to follow, such as 30s.")
  private SpanOption span = SpanOption.WITHOUT_END;

  @Option(names = "--all", description = "Also those that have been cleared or retracted.")
  private boolean all;

  @Option(names = "--format", description = "table, csv, json or markdown (${DEFAULT-VALUE})")
  private Format format = Format.TABLE;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Config config = options.config();
    Sheet sheet = new Sheet(format, AlertRow.COLUMNS, spec.commandLine().getOut());
    try (OutputReader<ChurnAlert> reader =
        new OutputReader<>(config, Topic.CHURN_ALERTS, ChurnAlert.class)) {
      if (follow) {
        follow(reader, sheet);
      } else {
        show(reader, sheet);
      }
    }
    return ExitCode.OK.number();
  }

  private void show(OutputReader<ChurnAlert> reader, Sheet sheet) {
    sheet.show(
        latest(reader).values().stream()
            .filter(alert -> all || stands(alert))
            .sorted(Comparator.comparing(ChurnAlert::getAt))
            .map(AlertRow::of)
            .toList());
  }

  private void follow(OutputReader<ChurnAlert> reader, Sheet sheet) {
    BooleanSupplier goesOn = span.goesOn();
    sheet.begin(AlertRow.WIDTHS);
    latest(reader).values().stream()
        .filter(AlertsCommand::stands)
        .sorted(Comparator.comparing(ChurnAlert::getAt))
        .forEach(alert -> sheet.add(AlertRow.of(alert), AlertRow.WIDTHS));
    reader.follow(
        told -> told.value().ifPresent(alert -> sheet.add(AlertRow.of(alert), AlertRow.WIDTHS)),
        goesOn);
  }

  private static Map<String, ChurnAlert> latest(OutputReader<ChurnAlert> reader) {
    Map<String, ChurnAlert> latest = new LinkedHashMap<>();
    reader.readAll(told -> remember(told, latest));
    return latest;
  }

  private static void remember(Told<ChurnAlert> told, Map<String, ChurnAlert> latest) {
    told.value()
        .ifPresentOrElse(
            alert -> latest.put(alert.getAlertId(), alert),
            () -> latest.values().removeIf(alert -> alert.getCustomerId().equals(told.key())));
  }

  private static boolean stands(ChurnAlert alert) {
    return alert.getStep() != AlertStep.CLEARED && alert.getStep() != AlertStep.RETRACTED;
  }
}
