package dev.waymark.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.waymark.domain.event.Reason;
import dev.waymark.domain.kit.TestRules;
import dev.waymark.domain.kpi.Kpi;
import dev.waymark.domain.worth.BgNbd;
import dev.waymark.domain.worth.GammaGamma;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The domain's KPIs against their definitions in SQL, on what real people did. */
class RealOracleTest {

  private static final Map<String, Reason> AIRLINE =
      Map.of(
          "late_flight", Reason.LATE_DELIVERY,
          "customer_service_issue", Reason.SERVICE,
          "cancelled_flight", Reason.SERVICE,
          "lost_luggage", Reason.WRONG_ITEM,
          "damaged_luggage", Reason.DEFECTIVE,
          "flight_booking_problems", Reason.BILLING,
          "bad_flight", Reason.QUALITY);

  static Stream<RealCrowd> crowds() {
    return Stream.of(
        new RealCrowd("cdnow_sample", "USD", Instant.parse("1998-07-01T00:00:00Z"), Map.of()),
        new RealCrowd("olist_dev", "BRL", Instant.parse("2018-11-01T00:00:00Z"), Map.of()),
        new RealCrowd("airline_dev", "USD", Instant.parse("2015-03-01T00:00:00Z"), AIRLINE),
        new RealCrowd("support_twcs_dev", "USD", Instant.parse("2018-01-01T00:00:00Z"), Map.of()));
  }

  @ParameterizedTest
  @MethodSource("crowds")
  void the_domain_counts_what_the_definitions_say(RealCrowd real) throws SQLException {
    assumeTrue(Files.exists(real.file()), () -> real.file() + " is not there: this test needs it");
    TestRules rules =
        TestRules.standard()
            .limits(Crowd.ROOMY)
            .bounds(0, 2_500, 10_000)
            .delivering("olist")
            .expecting(new BgNbd(0.243, 4.414, 0.793, 2.426), new GammaGamma(6.25, 3.74, 15.44));
    Crowd crowd = real.crowd(rules);
    long cells = 0;
    try (Oracle oracle = Oracle.of(crowd)) {
      oracle.hear(Folded.cells(crowd));
      List<String> differences = new ArrayList<>();
      for (Kpi kpi : Kpi.values()) {
        if (Oracle.knows(kpi)) {
          List<String> first = oracle.differences(kpi);
          cells += oracle.cells(kpi);
          first.forEach(one -> differences.add(kpi.label() + " " + one));
        }
      }
      assertThat(differences).as("cells that differ").isEmpty();
      assertThat(oracle.wrongReadings()).as("readings of the risk formula").isEmpty();
    }
    System.out.printf("%s: %d events, %d cells%n", real, crowd.delivered().size(), cells);
    assertThat(cells).isPositive();
  }
}
