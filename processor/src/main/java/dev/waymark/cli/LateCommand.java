package dev.waymark.cli;

import dev.waymark.app.Holding;
import dev.waymark.replay.retry.HeldBack;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows events that came too late for their ledgers, and submits again those that fit by now. */
@Command(
    name = "late",
    mixinStandardHelpOptions = true,
    description =
        "Lists and shows events that came too late to be taken, and submits again those that the"
            + " ledgers can place by now.")
final class LateCommand {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Command(
      mixinStandardHelpOptions = true,
      description = "Lists late events by topic, with counts and samples; with --each one by one.")
  int list(
      @Mixin SettingsOptions options,
      @Option(names = "--customer", paramLabel = "CUSTOMER", description = "Only of this one.")
          String customer,
      @Option(names = "--each", description = "One by one.") boolean each,
      @Option(
              names = "--format",
              defaultValue = "table",
              description = "table, csv, json or markdown (${DEFAULT-VALUE})")
          Format format) {
    return commands().list(options, of(customer), each, format);
  }

  @Command(
      mixinStandardHelpOptions = true,
      description =
          "Shows one late event: its headers and bytes, as hexadecimal and as text, while the topic"
              + " it was read from has them.")
  int show(
      @Mixin SettingsOptions options,
      @Parameters(paramLabel = "ID", description = "topic/partition/offset") String id,
      @Option(
              names = "--format",
              defaultValue = "table",
              description = "table or json (${DEFAULT-VALUE})")
          Format format) {
    return commands().show(options, id, format);
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = {
        "Submits late events again that the ledgers can place by now, as after a rebuild with a larger"
            + " limits.ledger-entries.",
        "Those that would be late again, or are in the ledger by now, are named and left alone."
      })
  int retry(
      @Mixin SettingsOptions options,
      @Parameters(arity = "0..*", paramLabel = "ID", description = "topic/partition/offset")
          List<String> ids,
      @Option(names = "--customer", paramLabel = "CUSTOMER", description = "All of this one.")
          String customer,
      @Option(names = "--all", description = "All there are.") boolean all,
      @Option(names = "--dry-run", description = "Only says what would be.") boolean dryRun,
      @Option(names = "--yes", description = "Does not ask.") boolean yes) {
    boolean some = all || customer != null;
    return commands()
        .retry(
            options,
            ids == null ? List.of() : ids,
            some ? of(customer) : Predicate.<HeldBack>not(held -> true),
            some,
            new RetryRun.Consent(dryRun, yes));
  }

  private static Predicate<HeldBack> of(@Nullable String customer) {
    return held -> customer == null || held.customer().equals(customer);
  }

  private HeldBackCommands commands() {
    return new HeldBackCommands(Holding.LATE, "--customer or --all", spec.commandLine().getOut());
  }
}
