package dev.waymark.sandbox.replay;

import dev.waymark.app.Config;
import dev.waymark.app.ExitCode;
import dev.waymark.app.Failure;
import dev.waymark.app.LifecycleSettings;
import dev.waymark.app.Refusal;
import dev.waymark.cli.SettingsOptions;
import dev.waymark.ingest.BadLine;
import dev.waymark.ingest.EventFile;
import dev.waymark.ingest.InputEvent;
import dev.waymark.ingest.Mapping;
import dev.waymark.ingest.MappingFaults;
import dev.waymark.sandbox.Sandbox;
import dev.waymark.sandbox.StateFolder;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
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

  @Mixin private SettingsOptions options = new SettingsOptions();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Event files, as for import.")
  private List<Path> files = new ArrayList<>();

  @Option(names = "--mapping", paramLabel = "FILE", description = "Explains the files' columns.")
  private @Nullable Path mapping;

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
      Config config = options.config(defaults(history)).with(imposed(sandbox));
      String currency = config.rules().currency().getCurrencyCode();
      history.events().forEach(event -> event.reportedIn(currency));
      Replay replay = new Replay(config, until, stable, this::say);
      replay.createTopics();
      Map<String, Long> sent = replay.send(delivery.of(history.events()));
      try (Instances workers = Instances.start(config, instances)) {
        Results results = replay.results(history, sent, workers::requireAlive);
        results.write(out);
        return summarize(history, results);
      }
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
    Optional<Mapping> explained = Optional.ofNullable(mapping).map(Mapping::read);
    List<InputEvent> events = new ArrayList<>();
    List<BadLine> badLines = new ArrayList<>();
    long[] leftOut = {0};
    for (Path file : files) {
      if (!Files.isRegularFile(file)) {
        throw new Refusal("FILE is " + file + ": it must be a file that can be read");
      }
      try (EventFile open = EventFile.open(file, explained)) {
        open.read(
            line ->
                line.match(
                    event -> {
                      if (event.occurredAtMs() < until.toEpochMilli()) {
                        events.add(event);
                      } else {
                        leftOut[0]++;
                      }
                    },
                    badLines::add));
      }
    }
    return new History(events, badLines, leftOut[0]);
  }

  private Delivery delivery() {
    try {
      OptionalLong seed = shuffle == null ? OptionalLong.empty() : OptionalLong.of(shuffle);
      return new Delivery(seed, duplicate);
    } catch (IllegalArgumentException e) {
      throw new Refusal(String.valueOf(e.getMessage()));
    }
  }

  /** What holds where nobody says otherwise. */
  private Map<String, String> defaults(History history) {
    Map<String, String> defaults = new LinkedHashMap<>();
    defaults.put("clock.idle-after", "3s");
    defaults.put("commit.interval", "500ms");
    defaults.put("kpi.retention.minute", "0");
    defaults.put("kpi.retention.hour", "0");
    Set<String> currencies = history.currencies();
    if (currencies.size() == 1) {
      defaults.put(LifecycleSettings.CURRENCY.key(), currencies.iterator().next());
    }
    return defaults;
  }

  /** What a replay is: nobody may say otherwise. */
  private Map<String, String> imposed(Sandbox sandbox) {
    Map<String, String> imposed = new LinkedHashMap<>();
    imposed.put("bootstrap.servers", sandbox.bootstrapServers());
    imposed.put("registry.url", sandbox.registryUrl());
    imposed.put("registry.auth", "none");
    imposed.put("registry.register", "true");
    imposed.put("topics.replication", "1");
    imposed.put("state.dir", sandbox.folder().path().resolve("streams").toString());
    imposed.put("clock.end", until.toString());
    imposed.put("census", until.toString());
    return imposed;
  }

  private void say(String sentence) {
    PrintWriter lines = spec.commandLine().getOut();
    lines.println(sentence);
    lines.flush();
  }
}
