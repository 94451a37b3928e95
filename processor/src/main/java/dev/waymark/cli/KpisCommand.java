package dev.waymark.cli;

import dev.waymark.app.Config;
import dev.waymark.app.ExitCode;
import dev.waymark.app.OutputReader;
import dev.waymark.app.Refusal;
import dev.waymark.app.Told;
import dev.waymark.domain.kpi.Grain;
import dev.waymark.schema.Kpi;
import dev.waymark.stream.Topic;
import java.time.Instant;
import java.util.Arrays;
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
    description = "Shows KPIs of a running Waymark: the last revision of each cell.")
final class KpisCommand implements Callable<Integer> {

  private static final List<String> COLUMNS =
      List.of(
          "kpi", "grain", "window_start", "dimensions", "count", "amount", "revision", "complete");

  @Mixin private SettingsOptions options = new SettingsOptions();

  @Parameters(
      arity = "0..*",
      paramLabel = "KPI",
      description = "Which KPIs; all when none is named.")
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
    List<List<String>> rows =
        cells.values().stream().filter(this::isWanted).sorted(order()).map(this::row).toList();
    new Sheet(format, COLUMNS, spec.commandLine().getOut()).show(rows);
    return ExitCode.OK.number();
  }

  private void checkNames() {
    List<String> known =
        Arrays.stream(dev.waymark.domain.kpi.Kpi.values())
            .map(dev.waymark.domain.kpi.Kpi::label)
            .toList();
    List<String> faults =
        names.stream()
            .filter(name -> !known.contains(name))
            .map(name -> "there is no KPI " + name + ": it must be one of " + known)
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
        && from.map(first -> !start(cell).isBefore(first)).orElse(true)
        && to.map(end -> start(cell).isBefore(end)).orElse(true);
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
    return new TreeMap<>(cell.getDimensions())
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
