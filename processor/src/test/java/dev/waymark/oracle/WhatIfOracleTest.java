package dev.waymark.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.domain.kpi.CellId;
import dev.waymark.domain.kpi.Sum;
import dev.waymark.replay.whatif.Report;
import dev.waymark.replay.whatif.Side;
import dev.waymark.replay.whatif.Trying;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The batch equals the stream: what-if's baseline is what the whole topology publishes. */
class WhatIfOracleTest {

  private static final int CUSTOMERS = Integer.getInteger("oracle.streamed", 250);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 8})
  void every_cell_of_every_kpi_is_what_the_stream_publishes(long seed) {
    Crowd crowd = Crowd.of(seed, CUSTOMERS);
    Map<CellId, Sum> streamed = Streamed.cells(crowd, 20_000);

    Report report = new Trying(crowd.rules(), crowd.rules(), crowd.endMs()).on(crowd.delivered());

    Map<CellId, Sum> cells = Trying.cells(report, Side.BASELINE);
    List<String> differences = new ArrayList<>();
    streamed.forEach(
        (id, sum) -> {
          if (!sum.equals(cells.get(id))) {
            differences.add(id + " streamed " + sum + " what-if " + cells.get(id));
          }
        });
    cells.forEach(
        (id, sum) -> {
          if (!streamed.containsKey(id)) {
            differences.add(id + " not streamed, what-if " + sum);
          }
        });
    assertThat(differences.stream().limit(20)).isEmpty();
    assertThat(cells).hasSizeGreaterThan(10_000);
  }
}
