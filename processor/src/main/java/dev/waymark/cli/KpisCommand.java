package dev.waymark.cli;

import dev.waymark.app.Config;
import dev.waymark.app.ExitCode;
import dev.waymark.app.OutputReader;
import dev.waymark.app.Refusal;
import dev.waymark.app.Told;
import dev.waymark.domain.kpi.CellBook;
import dev.waymark.domain.kpi.Figure;
import dev.waymark.domain.kpi.FigureValue;
import dev.waymark.domain.kpi.Grain;
import dev.waymark.domain.kpi.Windows;
import dev.waymark.schema.Kpi;
import dev.waymark.stream.Topic;
import dev.waymark.wire.Figures;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows KPI cells as they stand. */
@Command(
    name = "kpis",
    mixinStandardHelpOptions = true,
    description = {
      "Shows KPIs of a running Waymark: the last revision of each cell. With --figures what is"
          + " reckoned from them: shares, ratios, the asset bridge."
    })
final class KpisCommand implements Callable<Integer> {

  private static final List<String> COLUMNS =
      List.of(
          "kpi", "grain", "window_start", "dimensions", "count", "amount", "revision", "complete");

  private static final List<String> FIGURE_COLUMNS =
      List.of("figure", "grain", "window_start", "dimensions", "value");

  @Mixin private SettingsOptions options = new SettingsOptions();

  @Parameters(
      arity = "0..*",
      paramLabel = "KPI",
      description = "Which KPIs, or with --figures which figures; all when none is named.")
  private List<String> names = List.of();

  @Option(
      names = "--grain",
      description = "minute, hour, day, week, month or now (${DEFAULT-VALUE})")
  private Grain grain = Grain.DAY;

  @Option(
      names = "--from",
      paramLabel = "INSTANT",
      description = "Windows that start then or later.")
  private Optional<Instant> from = Optional.empty();

  @Option(names = "--to", paramLabel = "INSTANT", description = "Windows that start before then.")
  private Optional<Instant> to = Optional.empty();

  @Option(names = "--figures", description = "Shows figures instead of cells.")
  private boolean figures;

  @Option(names = "--format", description = "table, csv, json or markdown (${DEFAULT-VALUE})")
  private Format format = Format.TABLE;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    checkNames();
    Config config = options.config();
    Map<String, Kpi> cells = new HashMap<>();
    try (OutputReader<Kpi> reader = new OutputReader<>(config, Topic.KPIS, Kpi.class)) {
      reader.readAll(told -> remember(told, cells));
    }
    if (figures) {
      Windows windows = new Windows(config.rules().zone());
      show(FIGURE_COLUMNS, figures(cells.values(), windows));
    } else {
      show(
          COLUMNS,
          cells.values().stream().filter(this::isWanted).sorted(order()).map(this::row).toList());
    }
    return ExitCode.OK.number();
  }

  private void show(List<String> columns, List<List<String>> rows) {
    new Sheet(format, columns, spec.commandLine().getOut()).show(rows);
  }

  private List<List<String>> figures(Collection<Kpi> cells, Windows windows) {
    CellBook book =
        new CellBook(cells.stream().map(cell -> Figures.cell(cell, cell.getComplete())).toList());
    return FigureValue.of(book, windows).stream()
        .filter(figure -> names.isEmpty() || names.contains(figure.figure().label()))
        .filter(figure -> figure.grain() == grain)
        .filter(figure -> isWanted(Instant.ofEpochMilli(figure.startMs())))
        .map(KpisCommand::row)
        .toList();
  }

  private static List<String> row(FigureValue figure) {
    return List.of(
        figure.figure().label(),
        figure.grain().label(),
        Instant.ofEpochMilli(figure.startMs()).toString(),
        joined(figure.by()),
        figure.value().toPlainString());
  }

  private void checkNames() {
    List<String> known =
        figures
            ? Arrays.stream(Figure.values()).map(Figure::label).toList()
            : Arrays.stream(dev.waymark.domain.kpi.Kpi.values())
                .map(dev.waymark.domain.kpi.Kpi::label)
                .toList();
    List<String> faults =
        names.stream()
            .filter(name -> !known.contains(name))
            .map(
                name ->
                    "there is no "
                        + (figures ? "figure " : "KPI ")
                        + name
                        + ": it must be one of "
                        + known)
            .toList();
    if (!faults.isEmpty()) {
      throw new Refusal(faults);
    }
  }

  private static void remember(Told<Kpi> told, Map<String, Kpi> cells) {
    told.value()
        .ifPresentOrElse(cell -> cells.put(told.key(), cell), () -> cells.remove(told.key()));
  }

  /** The clocks of the partitions travel on the same topic; they are no KPI. */
  private boolean isWanted(Kpi cell) {
    return !cell.getKpi().equals("clock")
        && (names.isEmpty() || names.contains(cell.getKpi()))
        && cell.getGrain().name().equals(grain.name())
        && isWanted(start(cell));
  }

  private boolean isWanted(Instant start) {
    return from.map(first -> !start.isBefore(first)).orElse(true)
        && to.map(end -> start.isBefore(end)).orElse(true);
  }

  private static Instant start(Kpi cell) {
    return Optional.ofNullable(cell.getWindowStart()).orElse(Instant.MAX);
  }

  private static Comparator<Kpi> order() {
    return Comparator.comparing(Kpi::getKpi)
        .thenComparing(KpisCommand::start)
        .thenComparing(KpisCommand::dimensions);
  }

  private static String dimensions(Kpi cell) {
    return joined(cell.getDimensions());
  }

  private static String joined(Map<String, String> dimensions) {
    return new TreeMap<>(dimensions)
        .entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining(";"));
  }

  private List<String> row(Kpi cell) {
    return List.of(
        cell.getKpi(),
        cell.getGrain().name().toLowerCase(Locale.ROOT),
        Optional.ofNullable(cell.getWindowStart()).map(Instant::toString).orElse(""),
        dimensions(cell),
        Long.toString(cell.getCount()),
        Long.toString(cell.getAmount()),
        Long.toString(cell.getRevision()),
        Boolean.toString(cell.getComplete()));
  }
}
