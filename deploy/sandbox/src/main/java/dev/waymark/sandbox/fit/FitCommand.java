package dev.waymark.sandbox.fit;

import dev.waymark.app.Config;
import dev.waymark.app.ExitCode;
import dev.waymark.app.Failure;
import dev.waymark.app.LifecycleSettings;
import dev.waymark.app.Refusal;
import dev.waymark.app.RiskSettings;
import dev.waymark.cli.SettingsOptions;
import dev.waymark.cli.SpanOption;
import dev.waymark.fit.Study;
import dev.waymark.ingest.InputEvent;
import dev.waymark.ingest.Mapping;
import dev.waymark.ingest.MappingFaults;
import dev.waymark.sandbox.replay.History;
import dev.waymark.wire.UnsentRecords;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code waymark fit}: learns the weights of the risk, and how customers buy, from history. */
@Command(
    name = "fit",
    mixinStandardHelpOptions = true,
    description = {
      "Fits the weights of the churn risk, BG/NBD and Gamma-Gamma to history up to an instant, says"
          + " how good they are on a stretch held out, and writes a report and a settings file for"
          + " run and replay."
    })
public final class FitCommand implements Callable<Integer> {

  private static final Instant EVER = Instant.ofEpochMilli(Long.MAX_VALUE);

  @Mixin private SettingsOptions options = new SettingsOptions();

  @Option(
      names = "--from",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Event files, as for import.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--from-topics",
      description = "Read the four input topics of the settings instead of files.")
  private boolean fromTopics;

  @Option(names = "--mapping", paramLabel = "FILE", description = "Explains the files' columns.")
  private @Nullable Path mapping;

  @Option(
      names = "--until",
      required = true,
      paramLabel = "INSTANT",
      description = "Up to when, such as 1998-07-01T00:00:00Z.")
  private Instant until = Instant.EPOCH;

  @Option(
      names = "--horizon",
      paramLabel = "SPAN",
      description = "Within which a purchase means that a customer has not left; risk.horizon.")
  private @Nullable SpanOption horizon;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "waymark-fit",
      description = "Where report.html and the rules go.")
  private Path out = Path.of("waymark-fit");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (fromTopics == !files.isEmpty()) {
      throw new Refusal("say either --from with files or --from-topics: history is read from one");
    }
    try {
      return (fromTopics ? topics() : files()).number();
    } catch (MappingFaults e) {
      throw new Refusal(e.faults());
    } catch (UncheckedIOException e) {
      throw new Failure(e.getMessage() + ": " + e.getCause(), e);
    }
  }

  private ExitCode files() {
    for (Path file : files) {
      if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
        throw new Refusal("--from is " + file + ": it must be a file that can be read");
      }
    }
    History history = History.read(files, Optional.ofNullable(mapping).map(Mapping::read), EVER);
    Config config = config(currency(history.currencies()));
    requireOneCurrency(history, config);
    UnsentRecords records = new UnsentRecords(config.wire().inputs());
    String currency = config.rules().currency().getCurrencyCode();
    Customers customers = new Customers(until.toEpochMilli(), config.identity());
    for (InputEvent event : history.events()) {
      customers.add(records.read(event.kind(), event.reportedIn(currency).value()));
    }
    say(history.badLines().size() + " bad lines");
    return study(customers, config);
  }

  private ExitCode topics() {
    Config config = config(Map.of());
    Customers customers = new Customers(until.toEpochMilli(), config.identity());
    TopicEvents.read(config, customers::add);
    return study(customers, config);
  }

  private Config config(Map<String, String> defaults) {
    Config config = options.config(defaults);
    return horizon == null
        ? config
        : config.with(Map.of(RiskSettings.HORIZON.key(), Figures.span(horizon.span().toMillis())));
  }

  private static Map<String, String> currency(Set<String> currencies) {
    return currencies.size() == 1
        ? Map.of(LifecycleSettings.CURRENCY.key(), currencies.iterator().next())
        : Map.of();
  }

  private static void requireOneCurrency(History history, Config config) {
    if (history.currencies().size() > 1 && !config.settings().isGiven(LifecycleSettings.CURRENCY)) {
      throw new Refusal(
          "currency is not set and the files hold "
              + history.currencies()
              + ": set it to the one to report in; amounts in any other are left out");
    }
  }

  private ExitCode study(Customers customers, Config config) {
    long horizonMs = config.rules().churn().horizonMs();
    Study study =
        Study.of(customers.ledgers(), config.rules(), until.toEpochMilli(), horizonMs)
            .orElseThrow(
                () ->
                    new Refusal(
                        "--until is "
                            + until
                            + ": there must be a purchase before it to learn"
                            + " from"));
    List<Section> sections =
        new Sections(study, config.rules().currency(), customers.sentence()).all();
    TextReport.write(sections, spec.commandLine().getOut());
    write(study, sections, config);
    return ExitCode.OK;
  }

  private void write(Study study, List<Section> sections, Config config) {
    RulesFile rules = new RulesFile(study, config.rules().churn());
    Path report = out.resolve("report.html");
    Path settings = out.resolve(rules.name());
    try {
      Files.createDirectories(out);
      Files.writeString(
          report,
          HtmlReport.of(
              "What history up to " + until + " teaches",
              sections,
              Sections.CALIBRATION,
              CalibrationPlot.of(study.trial())));
      Files.writeString(settings, rules.text());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + out, e);
    }
    say("");
    say("report: " + report);
    say("rules:  " + settings + " (for run --config and replay --settings)");
  }

  private void say(String sentence) {
    PrintWriter lines = spec.commandLine().getOut();
    lines.println(sentence);
    lines.flush();
  }
}
