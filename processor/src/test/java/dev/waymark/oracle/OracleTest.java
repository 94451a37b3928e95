package dev.waymark.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.domain.kpi.CellId;
import dev.waymark.domain.kpi.Kpi;
import dev.waymark.domain.kpi.Sum;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The domain's KPIs against their definitions in SQL: every cell of every window. {@code
 * -Doracle.seeds} and {@code -Doracle.customers} make it smaller or larger.
 */
class OracleTest {

  private static final int SEEDS = Integer.getInteger("oracle.seeds", 20);
  private static final int CUSTOMERS = Integer.getInteger("oracle.customers", 2_000);

  private static final Map<Kpi, String> WITHOUT_SQL =
      new EnumMap<>(
          Map.of(Kpi.RECORDS, "counts how records ended in the stream, not what customers did"));

  static LongStream seeds() {
    return LongStream.rangeClosed(1, SEEDS);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void the_domain_counts_what_the_definitions_say(long seed) throws SQLException {
    Crowd crowd = Crowd.of(seed, CUSTOMERS);
    try (Oracle oracle = Oracle.of(crowd)) {
      oracle.hear(Folded.cells(crowd));
      List<String> differences = new ArrayList<>();
      for (Kpi kpi : Kpi.values()) {
        if (Oracle.knows(kpi)) {
          List<String> first = oracle.differences(kpi);
          assertThat(oracle.cells(kpi)).as("cells of " + kpi.label()).isPositive();
          first.forEach(one -> differences.add("seed " + seed + " " + kpi.label() + " " + one));
        }
      }
      assertThat(differences).as("cells that differ").isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 6, 7})
  void the_risk_is_what_its_formula_says(long seed) throws SQLException {
    try (Oracle oracle = Oracle.of(Crowd.of(seed, CUSTOMERS / 4))) {
      assertThat(oracle.wrongReadings()).isEmpty();
    }
  }

  @Test
  void one_wrong_cell_is_found() throws SQLException {
    Crowd crowd = Crowd.of(1, 50);
    Map<CellId, Sum> cells = Folded.cells(crowd);
    CellId wrong =
        cells.keySet().stream().filter(id -> id.kpi() == Kpi.LAPSES).findFirst().orElseThrow();
    cells.computeIfPresent(wrong, (id, sum) -> sum.plus(0, 1));
    try (Oracle oracle = Oracle.of(crowd)) {
      oracle.hear(cells);
      assertThat(oracle.differences(Kpi.LAPSES)).singleElement().asString().contains("cause=");
    }
  }

  @Test
  void every_kpi_has_its_sql_or_a_reason_not_to() {
    Set<Kpi> without = EnumSet.noneOf(Kpi.class);
    Arrays.stream(Kpi.values()).filter(kpi -> !Oracle.knows(kpi)).forEach(without::add);
    assertThat(without).as("KPIs without a file oracle/<kpi>.sql").isEqualTo(WITHOUT_SQL.keySet());
  }
}
