package dev.waymark.cli;

import dev.waymark.app.Holding;
import dev.waymark.replay.retry.HeldBack;
import dev.waymark.wire.RejectReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows records that could not be taken, and submits them again after a fix. */
@Command(
    name = "rejects",
    mixinStandardHelpOptions = true,
    description =
        "Lists and shows records that could not be taken, and submits them again after a fix, each"
            + " once.")
final class RejectsCommand {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Command(
      mixinStandardHelpOptions = true,
      description = "Lists rejects by reason, with counts and samples; with --each one by one.")
  int list(
      @Mixin SettingsOptions options,
      @Option(names = "--reason", paramLabel = "REASON", description = "Only those for this.")
          List<RejectReason> reasons,
      @Option(names = "--each", description = "One by one.") boolean each,
      @Option(
              names = "--format",
              defaultValue = "table",
              description = "table, csv, json or markdown (${DEFAULT-VALUE})")
          Format format) {
    return commands().list(options, forReasons(reasons), each, format);
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Shows one reject: its rule, headers and bytes, as hexadecimal and as text.")
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
        "Submits rejects again: the original bytes, key and headers, to the topic and partition they"
            + " came by.",
        "Each is submitted once, however often this is asked."
      })
  int retry(
      @Mixin SettingsOptions options,
      @Parameters(arity = "0..*", paramLabel = "ID", description = "topic/partition/offset")
          List<String> ids,
      @Option(names = "--reason", paramLabel = "REASON", description = "All those for this.")
          List<RejectReason> reasons,
      @Option(names = "--dry-run", description = "Only says what would be.") boolean dryRun,
      @Option(names = "--yes", description = "Does not ask.") boolean yes) {
    return commands()
        .retry(
            options,
            ids == null ? List.of() : ids,
            reasons == null ? Predicate.<HeldBack>not(held -> true) : forReasons(reasons),
            reasons != null,
            new RetryRun.Consent(dryRun, yes));
  }

  private static Predicate<HeldBack> forReasons(
      @org.jspecify.annotations.Nullable List<RejectReason> reasons) {
    Set<String> names = new TreeSet<>();
    (reasons == null ? List.<RejectReason>of() : new ArrayList<>(reasons))
        .forEach(reason -> names.add(reason.name()));
    return held -> names.isEmpty() || names.contains(held.reason());
  }

  private HeldBackCommands commands() {
    return new HeldBackCommands(Holding.REJECTS, "--reason", spec.commandLine().getOut());
  }
}
