package dev.waymark.cli;

import dev.waymark.app.Candidate;
import dev.waymark.app.ExitCode;
import dev.waymark.app.Failure;
import dev.waymark.app.Layer;
import dev.waymark.app.LifecycleSettings;
import dev.waymark.app.Refusal;
import dev.waymark.app.SettingsFile;
import dev.waymark.domain.kpi.Grain;
import dev.waymark.ingest.Mapping;
import dev.waymark.ingest.MappingFaults;
import dev.waymark.metrics.KpiSeries;
import dev.waymark.replay.whatif.Gathering;
import dev.waymark.replay.whatif.HtmlReport;
import dev.waymark.replay.whatif.JsonReport;
import dev.waymark.replay.whatif.Numbers;
import dev.waymark.replay.whatif.Report;
import dev.waymark.replay.whatif.Scope;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tries settings on history before they go live. */
@Command(
    name = "what-if",
    mixinStandardHelpOptions = true,
    description = {
      "Works the same history out twice, by the settings in force and by those that are tried, and"
          + " shows what differs: KPIs, alerts, save windows, stages.",
      "It reads files, as import does, or the input topics, and writes to no topic."
    })
final class WhatIfCommand implements Callable<Integer> {

  @Mixin private BaselineOptions baseline = new BaselineOptions();

  @Parameters(arity = "0..*", paramLabel = "FILE", description = "Event files, as for import.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--from-topics",
      description = "Read the four input topics of the settings instead of files.")
  private boolean fromTopics;

  @Option(
      names = "--settings",
      required = true,
      paramLabel = "FILE",
      description = "What is tried: settings that differ from those in force.")
  private Path settings = Path.of("");

  @Option(
      names = "--until",
      paramLabel = "INSTANT",
      description = "Up to when; just after the last event without.")
  private Optional<Instant> until = Optional.empty();

  @Option(names = "--mapping", paramLabel = "FILE", description = "Explains the files' columns.")
  private @Nullable Path mapping;

  @Option(names = "--format", description = "table, json or html (${DEFAULT-VALUE})")
  private WhatIfFormat format = WhatIfFormat.TABLE;

  @Option(names = "--out", paramLabel = "FILE", description = "Where the report goes.")
  private @Nullable Path out;

  @Option(
      names = "--grain",
      split = ",",
      description = "The grains of KPIs that are compared; day,week,month,now without.")
  private Set<Grain> grains = Scope.USUAL;

  @Option(
      names = "--samples",
      paramLabel = "N",
      description = "How many examples of each kind of difference are shown (${DEFAULT-VALUE}).")
  private int samples = 5;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Scope scope = scope();
    long startedNs = System.nanoTime();
    try {
      WhatIfHistory history = history();
      try (Gathering gathering = history.gathering()) {
        Report report = gathering.compare(scope, Runtime.getRuntime().availableProcessors());
        write(report, history.candidate());
        say(report, Math.max(1, System.nanoTime() - startedNs));
      }
      return ExitCode.OK.number();
    } catch (MappingFaults e) {
      throw new Refusal(e.faults());
    } catch (UncheckedIOException e) {
      throw new Failure(e.getMessage() + ": " + e.getCause(), e);
    }
  }

  private Scope scope() {
    List<String> faults = new ArrayList<>();
    if (fromTopics == !files.isEmpty()) {
      faults.add("say either FILEs or --from-topics: history is read from one");
    }
    if (fromTopics && mapping != null) {
      faults.add("--mapping is " + mapping + ": it explains files, and topics need none");
    }
    for (Path file : files) {
      if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
        faults.add("FILE is " + file + ": it must be a file that can be read");
      }
    }
    if (samples < 0 || samples > Scope.MOST_SAMPLES) {
      faults.add("--samples is " + samples + ": it must be 0 to " + Scope.MOST_SAMPLES);
    }
    if (!faults.isEmpty()) {
      throw new Refusal(faults);
    }
    return new Scope(grains, samples);
  }

  private WhatIfHistory history() {
    Layer tried = SettingsFile.read(settings);
    List<Layer> given = baseline.layers(Map.of());
    Function<Map<String, String>, Candidate> trying =
        defaults -> Candidate.of(defaults.isEmpty() ? given : baseline.layers(defaults), tried);
    long untilMs = until.map(Instant::toEpochMilli).orElse(Long.MAX_VALUE);
    if (fromTopics) {
      return new WhatIfTopics(trying.apply(Map.of()), untilMs, spec.commandLine().getErr()).read();
    }
    boolean currencyIsGiven =
        given.stream()
            .anyMatch(layer -> layer.texts().containsKey(LifecycleSettings.CURRENCY.key()));
    return new WhatIfFiles(trying, currencyIsGiven, untilMs, spec.commandLine().getErr())
        .read(files, Optional.ofNullable(mapping).map(Mapping::read));
  }

  private void write(Report report, Candidate candidate) {
    if (out == null) {
      write(report, candidate, spec.commandLine().getOut());
      return;
    }
    try (PrintWriter file = new PrintWriter(Files.newBufferedWriter(out, StandardCharsets.UTF_8))) {
      write(report, candidate, file);
      if (file.checkError()) {
        throw new Failure("--out is " + out + ": it cannot be written to its end");
      }
    } catch (IOException e) {
      throw new Failure("--out is " + out + ": it cannot be written: " + e, e);
    }
  }

  private void write(Report report, Candidate candidate, PrintWriter lines) {
    Numbers numbers = new Numbers(report.rules().baseline().currency(), KpiSeries::isMoney);
    switch (format) {
      case TABLE -> new WhatIfTable(report, candidate.changes(), numbers, lines).show();
      case JSON -> JsonReport.write(report, candidate.changes(), lines);
      case HTML -> lines.print(HtmlReport.of(report, candidate.changes(), numbers));
    }
    lines.flush();
  }

  /** Beside the report, so that equal reports are equal bytes. */
  private void say(Report report, long tookNs) {
    PrintWriter lines = spec.commandLine().getErr();
    if (out != null) {
      lines.println("report: " + out);
    }
    long read = report.history().read();
    lines.printf(
        java.util.Locale.ROOT,
        "%,d events twice in %.1f s: %,d events/s%n",
        read,
        tookNs / 1e9,
        read * TimeUnit.SECONDS.toNanos(1) / tookNs);
    lines.flush();
  }
}
