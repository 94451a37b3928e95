package dev.waymark.sandbox.replay;

import dev.waymark.app.Config;
import dev.waymark.app.ExitCode;
import dev.waymark.app.Failure;
import dev.waymark.app.LifecycleSettings;
import dev.waymark.app.Refusal;
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
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code waymark replay}: what the real topology makes of event files, as CSV files. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Works out what event files come to at an instant, on a Kafka of its own, and writes it as"
          + " CSV files.",
      "Events at or after the instant are left out; time is advanced to it."
    })
public final class ReplayCommand implements Callable<Integer> {

  private static final Duration BETWEEN_LINES = Duration.ofSeconds(2);

  @Mixin private SettingsOptions options = new SettingsOptions();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Event files, as for import.")
  private List<Path> files = new ArrayList<>();

  @Option(names = "--mapping", paramLabel = "FILE", description = "Explains the files' columns.")
  private @Nullable Path mapping;

  @Option(
      names = "--links",
      paramLabel = "FILE",
      description = "Files that say who is who, as for import --links; delivered after the events.")
  private List<Path> links = new ArrayList<>();

  @Option(
      names = "--until",
      required = true,
      paramLabel = "INSTANT",
      description = "Up to when, such as 1998-07-01T00:00:00Z.")
  private Instant until = Instant.EPOCH;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where results go.")
  private Path out = Path.of("");

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

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (instances < 1) {
      throw new Refusal("--instances is " + instances + ": there must be at least one");
    }
    try {
      return replay(history()).number();
    } catch (MappingFaults e) {
      throw new Refusal(e.faults());
    } catch (UncheckedIOException e) {
      throw new Failure(e.getMessage() + ": " + e.getCause(), e);
    }
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

  private static void requireOneCurrency(History history, Config config) {
    if (history.currencies().size() > 1 && !config.settings().isGiven(LifecycleSettings.CURRENCY)) {
      throw new Refusal(
          "currency is not set and the files hold "
              + history.currencies()
              + ": set it to the one to report in; amounts in any other are rejected");
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

  private History history() {
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

  private void say(String sentence) {
    PrintWriter lines = spec.commandLine().getOut();
    lines.println(sentence);
    lines.flush();
  }
}
