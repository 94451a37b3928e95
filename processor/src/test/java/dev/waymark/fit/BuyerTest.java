package dev.waymark.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.domain.journey.Spend;
import dev.waymark.domain.worth.BuyingHistory;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class BuyerTest {

  private static final long UNTIL_MS = ms("2024-02-01T00:00:00Z");

  @Test
  void purchases_on_one_day_count_once_and_the_first_day_is_no_repeat() {
    Buyer buyer =
        buyer(
            "UTC",
            spend("2024-01-15T08:00:00Z", 300),
            spend("2024-01-01T23:00:00Z", 1000),
            spend("2024-01-15T20:00:00Z", 200),
            spend("2024-01-22T01:00:00Z", 700));
    assertThat(buyer.history()).isEqualTo(new BuyingHistory(2, 3, 30 / 7.0));
    assertThat(buyer.meanRepeatMinor()).isEqualTo(600);
  }

  @Test
  void a_day_is_one_of_the_business_time_zone() {
    Spend[] spends = {spend("2024-01-01T22:30:00Z", 1), spend("2024-01-01T23:30:00Z", 1)};
    assertThat(buyer("UTC", spends).history().repeats()).isZero();
    assertThat(buyer("Europe/Berlin", spends).history().repeats()).isEqualTo(1);
  }

  private static Buyer buyer(String zone, Spend... spends) {
    return Buyer.of(List.of(spends), ZoneId.of(zone), UNTIL_MS);
  }

  private static Spend spend(String at, long minor) {
    return new Spend(ms(at), minor);
  }

  private static long ms(String at) {
    return Instant.parse(at).toEpochMilli();
  }
}
