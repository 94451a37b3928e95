package dev.waymark.sandbox.replay;

import dev.waymark.app.Config;
import dev.waymark.app.ExitCode;
import dev.waymark.app.Failure;
import dev.waymark.app.LifecycleSettings;
import dev.waymark.app.Refusal;
import dev.waymark.cli.FileReplay;
import dev.waymark.cli.SettingsOptions;
import dev.waymark.ingest.Mapping;
import dev.waymark.ingest.MappingFaults;
import dev.waymark.sandbox.Sandbox;
import dev.waymark.sandbox.StateFolder;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The files part of {@code waymark replay}: what the real topology makes of event files, as CSV
 * files. Events at or after the instant are left out; time is advanced to it.
 */
@Command
public final class ReplayOfFiles implements FileReplay {

  private static final Duration BETWEEN_LINES = Duration.ofSeconds(2);

  @Parameters(arity = "0..*", paramLabel = "FILE", description = "Event files, as for import.")
  private List<Path> files = new ArrayList<>();

  @Option(names = "--mapping", paramLabel = "FILE", description = "Explains the files' columns.")
  private @Nullable Path mapping;

  @Option(
      names = "--links",
      paramLabel = "FILE",
      description = "Files that say who is who, as for import --links; delivered after the events.")
  private List<Path> links = new ArrayList<>();

  @Option(names = "--out", paramLabel = "DIR", description = "Where the results of files go.")
  private @Nullable Path out;

  @Option(
      names = "--shuffle",
      paramLabel = "SEED",
      description = "Deliver the whole history in another order.")
  private @Nullable Long shuffle;

  @Option(
      names = "--duplicate",
      paramLabel = "SHARE",
      defaultValue = "0",
      description = "Deliver this share of the events once more.")
  private double duplicate;

  @Option(
      names = "--instances",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many instances share the work; more than one run as processes.")
  private int instances;

  @Option(
      names = "--stable",
      description = "Leave out what depends on the delivery: equal events, equal bytes.")
  private boolean stable;

  @Override
  public int replay(SettingsOptions options, Optional<Instant> until, PrintWriter lines) {
    List<String> faults = new ArrayList<>();
    if (files.isEmpty()) {
      faults.add("FILE is missing, or --from-topics: there is nothing to replay");
    }
    if (until.isEmpty()) {
      faults.add("--until is missing: files are replayed up to an instant");
    }
    if (out == null) {
      faults.add("--out is missing: the results of files need a folder");
    }
    if (instances < 1) {
      faults.add("--instances is " + instances + ": there must be at least one");
    }
    if (!faults.isEmpty() || out == null) {
      throw new Refusal(faults);
    }
    try {
      return new FilesRun(options, until.orElseThrow(), out, lines).run().number();
    } catch (MappingFaults e) {
      throw new Refusal(e.faults());
    } catch (UncheckedIOException e) {
      throw new Failure(e.getMessage() + ": " + e.getCause(), e);
    }
  }

  /** One replay, with all that it was asked. */
  private final class FilesRun {
    private final SettingsOptions options;
    private final Instant until;
    private final Path out;
    private final PrintWriter lines;

    FilesRun(SettingsOptions options, Instant until, Path out, PrintWriter lines) {
      this.options = options;
      this.until = until;
      this.out = out;
      this.lines = lines;
    }

    ExitCode run() {
      return replay(history(until));
    }

    private ExitCode replay(History history) {
      Delivery delivery = delivery();
      try (Sandbox sandbox = Sandbox.start(StateFolder.temporary())) {
        Config config =
            options
                .config(ReplaySettings.defaults(history))
                .with(ReplaySettings.imposed(sandbox, until));
        requireOneCurrency(history, config);
        Map<String, String> learnt = Learnt.settings(history, config, until);
        say("learnt from the history before " + until + ": " + learnt);
        Stopwatch sinceSaid = new Stopwatch();
        Results results =
            new Replay(config.with(learnt), until, stable)
                .run(history, delivery, instances, ended -> say(ended, sinceSaid));
        results.write(out);
        return summarize(history, results);
      }
    }

    private void say(long ended, Stopwatch sinceSaid) {
      if (sinceSaid.over(BETWEEN_LINES)) {
        sinceSaid.restart();
        say(ended + " records worked out");
      }
    }

    private ExitCode summarize(History history, Results results) {
      say(
          history.events().size()
              + " events before "
              + until
              + ", "
              + history.leftOut()
              + " left out, "
              + history.badLines().size()
              + " bad lines");
      results.conservation().sentences().forEach(this::say);
      say("results are in " + out);
      if (!results.conservation().holds()) {
        say("the records do not add up");
        return ExitCode.FAILED;
      }
      return ExitCode.OK;
    }

    private void say(String sentence) {
      lines.println(sentence);
      lines.flush();
    }
  }

  private static void requireOneCurrency(History history, Config config) {
    if (history.currencies().size() > 1 && !config.settings().isGiven(LifecycleSettings.CURRENCY)) {
      throw new Refusal(
          "currency is not set and the files hold "
              + history.currencies()
              + ": set it to the one to report in; amounts in any other are rejected");
    }
  }

  private History history(Instant until) {
    List<Path> all = new ArrayList<>(files);
    all.addAll(links);
    for (Path file : all) {
      if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
        throw new Refusal("FILE is " + file + ": it must be a file that can be read");
      }
    }
    return History.read(files, Optional.ofNullable(mapping).map(Mapping::read), until)
        .withLinks(links, until);
  }

  private Delivery delivery() {
    try {
      OptionalLong seed = shuffle == null ? OptionalLong.empty() : OptionalLong.of(shuffle);
      return new Delivery(seed, duplicate);
    } catch (IllegalArgumentException e) {
      throw new Refusal(String.valueOf(e.getMessage()));
    }
  }
}
