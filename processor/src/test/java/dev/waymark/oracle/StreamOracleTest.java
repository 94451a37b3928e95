package dev.waymark.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.domain.kpi.Kpi;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the whole topology publishes, after events came late, doubled and in any order, against the
 * definitions in SQL. {@code -Doracle.streamed} makes it smaller or larger.
 */
class StreamOracleTest {

  private static final int CUSTOMERS = Integer.getInteger("oracle.streamed", 250);
  private static final long ROOM_FOR_SOME = 20_000;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 4})
  void the_stream_publishes_what_the_definitions_say(long seed) throws SQLException {
    Crowd crowd = Crowd.of(seed, CUSTOMERS);
    try (Oracle oracle = Oracle.of(crowd)) {
      oracle.hearLevels(Streamed.cells(crowd, ROOM_FOR_SOME));
      List<String> differences = new ArrayList<>();
      for (Kpi kpi : Kpi.values()) {
        if (Oracle.knows(kpi)) {
          List<String> first = oracle.differences(kpi);
          assertThat(oracle.cells(kpi)).as("cells of " + kpi.label()).isPositive();
          first.forEach(one -> differences.add(kpi.label() + " " + one));
        }
      }
      assertThat(differences).as("cells that differ").isEmpty();
    }
  }
}
