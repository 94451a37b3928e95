package dev.waymark.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.cli.Format;
import dev.waymark.cli.Sheet;
import dev.waymark.domain.journey.Friends;
import dev.waymark.domain.journey.Friends.Friend;
import dev.waymark.domain.kit.Batch;
import dev.waymark.domain.kit.Histories;
import dev.waymark.domain.kpi.Contribution;
import dev.waymark.domain.kpi.Figure;
import dev.waymark.domain.kpi.Grain;
import dev.waymark.domain.kpi.Kpi;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The page of KPIs says what the catalogue says, with an example from a history that a test made.
 * Where it does not, the right table is written to target/readme.
 */
class KpisPageTest {

  private static final int HISTORIES = 300;

  @Test
  void every_kpi_is_explained() throws IOException {
    Map<Kpi, Contribution> examples = examples();
    StringWriter table = new StringWriter();
    new Sheet(
            Format.MARKDOWN,
            List.of("KPI", "question", "count", "amount", "dimensions", "grains", "one part of it"),
            new PrintWriter(table))
        .show(Arrays.stream(Kpi.values()).map(kpi -> row(kpi, examples)).toList());
    String expected = table.toString().replace(System.lineSeparator(), "\n");
    Path copy = Files.createDirectories(Path.of("target", "readme")).resolve("kpis.md");
    Files.writeString(copy, expected, UTF_8);
    assertThat(Files.readString(Path.of("KPIS.md"), UTF_8))
        .describedAs("the table in KPIS.md; the right one is in " + copy)
        .contains(expected);
  }

  @Test
  void every_figure_is_explained() throws IOException {
    StringWriter table = new StringWriter();
    new Sheet(
            Format.MARKDOWN,
            List.of("figure", "question", "formula", "in", "split by", "grains"),
            new PrintWriter(table))
        .show(Arrays.stream(Figure.values()).map(KpisPageTest::row).toList());
    String expected = table.toString().replace(System.lineSeparator(), "\n");
    Path copy = Files.createDirectories(Path.of("target", "readme")).resolve("figures.md");
    Files.writeString(copy, expected, UTF_8);
    assertThat(Files.readString(Path.of("KPIS.md"), UTF_8))
        .describedAs("the table of figures in KPIS.md; the right one is in " + copy)
        .contains(expected);
  }

  private static List<String> row(Figure figure) {
    return List.of(
        "`" + figure.label() + "`",
        figure.question(),
        figure.formula(),
        figure.unit().name().toLowerCase(Locale.ROOT),
        figure.splits().stream()
            .map(split -> split.isEmpty() ? "whole" : String.join(" and ", split))
            .collect(Collectors.joining("; ")),
        figure.grains().stream().map(Grain::label).collect(Collectors.joining(", ")));
  }

  private static Map<Kpi, Contribution> examples() {
    Map<Kpi, Contribution> examples = new EnumMap<>(Kpi.class);
    for (long seed = 1; seed <= HISTORIES; seed++) {
      Batch.of(Histories.of(seed))
          .out()
          .contributions()
          .forEach(part -> examples.putIfAbsent(part.kpi(), part));
    }
    Friends.NONE
        .with(new Friend(1, "first-purchase", 8_026))
        .contributions(0)
        .forEach(part -> examples.putIfAbsent(part.kpi(), part));
    return examples;
  }

  private static List<String> row(Kpi kpi, Map<Kpi, Contribution> examples) {
    return List.of(
        "`" + kpi.label() + "`",
        kpi.question(),
        kpi.counts(),
        kpi.amounts().isEmpty() ? "–" : kpi.amounts(),
        String.join(", ", kpi.dimensions()),
        kpi.grains().stream().map(Grain::label).collect(Collectors.joining(", ")),
        example(kpi, examples));
  }

  private static String example(Kpi kpi, Map<Kpi, Contribution> examples) {
    Contribution part = examples.get(kpi);
    if (part == null) {
      assertThat(kpi).as("only how records end is not told by the domain").isEqualTo(Kpi.RECORDS);
      return "";
    }
    String dimensions = part.dimensions().isEmpty() ? "" : "`" + part.dimensions() + "` ";
    return dimensions + part.count() + ", " + part.amount();
  }
}
