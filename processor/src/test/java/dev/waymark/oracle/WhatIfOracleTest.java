package dev.waymark.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.domain.identity.IdentityRules;
import dev.waymark.domain.kpi.CellId;
import dev.waymark.domain.kpi.Sum;
import dev.waymark.replay.whatif.Both;
import dev.waymark.replay.whatif.Report;
import dev.waymark.replay.whatif.Side;
import dev.waymark.replay.whatif.Trying;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The batch equals the stream: what-if's baseline is what the whole topology publishes. */
@Tag("long-runs")
class WhatIfOracleTest {

  private static final int CUSTOMERS = Integer.getInteger("oracle.streamed", 250);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 8})
  void every_cell_of_every_kpi_is_what_the_stream_publishes(long seed) {
    Crowd crowd = Crowd.of(seed, CUSTOMERS);
    Map<CellId, Sum> streamed = Streamed.cells(crowd, 20_000);

    Report report = new Trying(crowd.rules(), crowd.rules(), crowd.endMs()).on(crowd.delivered());

    requireSame(streamed, Trying.cells(report, Side.BASELINE));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void so_it_is_where_customers_are_half_identified_and_linked_in_the_end(long seed) {
    HalfIdentified some = HalfIdentified.of(seed, CUSTOMERS / 4);
    Crowd crowd = some.crowd();
    Map<CellId, Sum> streamed = Streamed.cells(crowd, some.links(), 20_000);
    Both<IdentityRules> identity = new Both<>(IdentityRules.DEFAULT, IdentityRules.DEFAULT);

    Report report =
        new Trying(crowd.rules(), crowd.rules(), identity, some.links(), crowd.endMs())
            .on(crowd.delivered());

    requireSame(streamed, Trying.cells(report, Side.BASELINE));
    assertThat(report.isEmpty()).isTrue();
  }

  private static void requireSame(Map<CellId, Sum> streamed, Map<CellId, Sum> cells) {
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
    assertThat(cells).hasSizeGreaterThan(5_000);
  }
}
