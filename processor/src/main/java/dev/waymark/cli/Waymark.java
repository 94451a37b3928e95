package dev.waymark.cli;

import dev.waymark.app.Catalogue;
import dev.waymark.app.ExitCode;
import dev.waymark.app.Failure;
import dev.waymark.app.Refusal;
import dev.waymark.app.Setting;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import org.apache.kafka.common.config.ConfigException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The one command; what it can do are its subcommands. */
@Command(
    name = "waymark",
    mixinStandardHelpOptions = true,
    versionProvider = Release.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "A live record of every customer's way, on Kafka Streams.")
public final class Waymark implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  public static void main(String[] args) {
    // Numbers, dates and lower case are the same on every machine, whatever language it speaks. In
    // this one Java formats numbers fastest, and Kafka Streams formats some at every record.
    Locale.setDefault(Locale.US);
    System.exit(commandLine().execute(args));
  }

  /** The command line with the built-in commands and those other modules add. */
  public static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Waymark());
    builtIn().forEach(line::addSubcommand);
    line.addSubcommand(ReplayCommand.with(ServiceLoader.load(FileReplay.class).findFirst()));
    ServiceLoader.load(CommandGroup.class)
        .forEach(group -> group.commands().forEach(line::addSubcommand));
    Optional.ofNullable(line.getSubcommands().get("run")).ifPresent(Waymark::explainSettings);
    return line.registerConverter(SpanOption.class, new SpanOption.Converter())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setExecutionExceptionHandler(Waymark::explain);
  }

  /** The help of what takes all settings explains them all. */
  private static void explainSettings(CommandLine run) {
    run.getCommandSpec()
        .usageMessage()
        .footerHeading("%nSettings, by --config FILE, WAYMARK_KEY=VALUE or --set KEY=VALUE:%n%n")
        .footer(Catalogue.all().stream().map(Waymark::line).toArray(String[]::new));
  }

  private static String line(Setting setting) {
    String standard = setting.standardText().isEmpty() ? "" : " [" + setting.standardText() + "]";
    return (setting.key() + standard + ": " + setting.sentence()).replace("%", "%%");
  }

  private static List<Object> builtIn() {
    return List.of(
        new RunCommand(),
        new SwitchCommand(),
        new KpisCommand(),
        new JourneyCommand(),
        new AlertsCommand(),
        new ExplainCommand(),
        new RejectsCommand(),
        new LateCommand(),
        new IdentityCommand(),
        new ImportCommand(),
        new WhatIfCommand(),
        new HistoryCommand(),
        new TopicsCommand(),
        new SchemasCommand(),
        new SettingsCommand(),
        new CommandLine.HelpCommand());
  }

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }

  private static int explain(Exception problem, CommandLine line, ParseResult arguments)
      throws Exception {
    if (problem instanceof Refusal refusal) {
      refusal.faults().forEach(fault -> say(line, fault));
      return ExitCode.REFUSED.number();
    }
    if (problem instanceof Failure failure) {
      say(line, failure.reason());
      return ExitCode.FAILED.number();
    }
    for (Throwable at = problem; at != null; at = at.getCause()) {
      if (at instanceof ConfigException fault) {
        say(line, "Kafka's clients refuse these settings: " + fault.getMessage());
        return ExitCode.REFUSED.number();
      }
    }
    throw problem;
  }

  private static void say(CommandLine line, String sentence) {
    line.getErr().println("waymark: " + sentence);
  }
}
