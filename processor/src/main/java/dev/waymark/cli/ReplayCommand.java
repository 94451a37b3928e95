package dev.waymark.cli;

import dev.waymark.app.Config;
import dev.waymark.app.ExitCode;
import dev.waymark.app.Refusal;
import dev.waymark.rebuild.Rebuild;
import dev.waymark.rebuild.Runs;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs history through the topology once more: that of the live topics, or that of files. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Runs history through the topology once more, beside the live work: with --from-topics that of"
          + " your own topics, into topics of the run's own; or that of files, on a Kafka of its own,"
          + " into CSV files.",
      "A run that was stopped goes on when the same command is given again; given several times at"
          + " once, its instances share the work."
    })
final class ReplayCommand implements Callable<Integer> {

  @Mixin private SettingsOptions options = new SettingsOptions();

  @Option(
      names = "--from-topics",
      description = "Replay the history of the input topics that the settings name.")
  private boolean fromTopics;

  @Option(
      names = "--run",
      paramLabel = "NAME",
      description = "What the run is called; its topics and its group carry the name.")
  private @Nullable String run;

  @Option(
      names = "--since",
      paramLabel = "INSTANT",
      description = "Leave out events before, such as 1998-01-01T00:00:00Z.")
  private @Nullable Instant since;

  @Option(
      names = "--until",
      paramLabel = "INSTANT",
      description = "Leave out events from then on; time is advanced to it and ends there.")
  private @Nullable Instant until;

  @Option(
      names = "--follow",
      description = "At the end of history, keep level with live until Ctrl-C; then 'switch'.")
  private boolean follow;

  @Option(
      names = "--http-port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Where the run's own metrics are; 0 takes any free port.")
  private int httpPort;

  @Option(names = "--list", description = "Show the runs there are.")
  private boolean list;

  @Option(
      names = "--delete",
      paramLabel = "NAME",
      description = "Delete a run: its topics, its group and its state on this machine.")
  private @Nullable String delete;

  @Option(names = "--yes", description = "Do not ask before deleting.")
  private boolean yes;

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Optional<FileReplay> files;

  private ReplayCommand(Optional<FileReplay> files) {
    this.files = files;
  }

  /** The command, with the options of those who replay files where there are any. */
  static CommandLine with(Optional<FileReplay> files) {
    CommandLine command = new CommandLine(new ReplayCommand(files));
    files.ifPresent(
        added ->
            command
                .getCommandSpec()
                .addMixin("files", CommandSpec.forAnnotatedObject((Object) added)));
    return command;
  }

  @Override
  public Integer call() {
    boolean namesFiles = !spec.commandLine().getParseResult().matchedPositionals().isEmpty();
    List<String> wanted =
        java.util.stream.Stream.of(
                namesFiles ? "FILE" : "",
                fromTopics ? "--from-topics" : "",
                list ? "--list" : "",
                delete == null ? "" : "--delete")
            .filter(each -> !each.isEmpty())
            .toList();
    if (wanted.size() > 1) {
      throw new Refusal(wanted + " are given: one of them at a time");
    }
    if (fromTopics) {
      return rebuild();
    }
    if (list) {
      return Runs.of(options.config()).list(this::say);
    }
    if (delete != null) {
      return new Removal(options.config(), delete, yes, out()).call();
    }
    return replayFiles();
  }

  private int replayFiles() {
    if (files.isEmpty()) {
      throw new Refusal("--from-topics is missing: this build replays no files");
    }
    if (run != null || since != null || follow) {
      throw new Refusal(
          "--run, --since and --follow are for --from-topics: files have none of them");
    }
    return files.get().replay(options, Optional.ofNullable(until), out());
  }

  private int rebuild() {
    if (run == null) {
      throw new Refusal("--run is missing: a run needs a name");
    }
    if (since != null && until != null && !since.isBefore(until)) {
      throw new Refusal(
          "--since is " + since + " and --until is " + until + ": the first must lie before");
    }
    if (follow && (since != null || until != null)) {
      throw new Refusal(
          "--follow is given with --since or --until: live leaves no events out, so such a run is"
              + " never level with it");
    }
    Config config = options.config();
    Rebuild rebuild = new Rebuild(config, run, httpPort, this::say);
    Thread stop = new Thread(() -> stop(rebuild), "stop");
    Runtime.getRuntime().addShutdownHook(stop);
    ExitCode code = rebuild.run(Optional.ofNullable(since), Optional.ofNullable(until), follow);
    if (!stop.isAlive()) {
      Runtime.getRuntime().removeShutdownHook(stop);
    }
    return code.number();
  }

  /** Following has no end of its own, so that a clean stop is its success. */
  private void stop(Rebuild rebuild) {
    rebuild.stop();
    if (rebuild.isFollowing()) {
      Runtime.getRuntime().halt(ExitCode.OK.number());
    }
  }

  private void say(String sentence) {
    out().println(sentence);
    out().flush();
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
