package dev.waymark.cli;

import dev.waymark.app.Config;
import dev.waymark.app.ExitCode;
import dev.waymark.app.Failure;
import dev.waymark.app.HistorySettings;
import dev.waymark.app.OutputReader;
import dev.waymark.app.Refusal;
import dev.waymark.history.Export;
import dev.waymark.history.KpiFile;
import dev.waymark.schema.Kpi;
import dev.waymark.stream.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Takes KPIs as history elsewhere than by remote write. */
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    description =
        "Exports KPIs as OpenMetrics, of which promtool makes blocks that a Prometheus takes in.")
final class HistoryCommand {

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Where the KPIs are. */
  static final class Source {

    @Option(
        names = "--from-topics",
        required = true,
        description = "Read the topic of KPIs that the settings name.")
    private boolean topics;

    @Option(
        names = "--from",
        required = true,
        paramLabel = "FILE",
        description = "Read kpis.csv, as a replay writes it; its run is the setting history.run.")
    private List<Path> files = new ArrayList<>();
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = {
        "Writes the last revision of every window that is over to a file. Then:",
        "promtool tsdb create-blocks-from openmetrics --max-block-duration=720h FILE DATA"
      })
  int export(
      @Mixin SettingsOptions options,
      @ArgGroup(multiplicity = "1") Source source,
      @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where to.")
          Path out) {
    Config config = options.config();
    Export export = new Export(config.settings().get(HistorySettings.RUN), config.rules().zone());
    if (source.topics) {
      readTopics(config, export);
    } else {
      readFiles(source.files, config, export);
    }
    try (Writer writer = Files.newBufferedWriter(out, StandardCharsets.UTF_8)) {
      long samples = export.write(writer);
      spec.commandLine().getOut().println(out + ": " + samples + " samples");
    } catch (IOException e) {
      throw new Failure(out + " cannot be written: " + e, e);
    }
    return ExitCode.OK.number();
  }

  private static void readTopics(Config config, Export export) {
    try (OutputReader<Kpi> reader = new OutputReader<>(config, Topic.KPIS, Kpi.class)) {
      reader.readAll(told -> export.take(told.key(), told.value()));
    }
  }

  private static void readFiles(List<Path> files, Config config, Export export) {
    try {
      files.forEach(file -> KpiFile.read(file, config.rules().currency(), export));
    } catch (IllegalArgumentException e) {
      throw new Refusal(String.valueOf(e.getMessage()));
    } catch (UncheckedIOException e) {
      throw new Failure(e.getMessage() + ": " + e.getCause(), e);
    }
  }
}
