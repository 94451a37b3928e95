package dev.waymark.query.board;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.domain.kpi.CellId;
import dev.waymark.domain.kpi.Grain;
import dev.waymark.domain.kpi.Kpi;
import dev.waymark.domain.kpi.Sum;
import dev.waymark.domain.kpi.Windows;
import dev.waymark.wire.Figures;
import dev.waymark.wire.state.Cell;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BoardTest {

  private static final Currency EURO = Currency.getInstance("EUR");
  private static final long NOON = Instant.parse("2026-03-10T12:00:00Z").toEpochMilli();
  private static final long DAY_MS = 86_400_000;
  private static final long TODAY = NOON - DAY_MS / 2;

  private final Figures figures = new Figures(EURO, new Windows(ZoneOffset.UTC));
  private final Board board = new Board(new BoardRules(ZoneOffset.UTC, EURO, 2, 1, 1, 1));

  @Test
  void before_all_has_been_read_no_figure_is_shown() throws Exception {
    clock(0, NOON);
    now(Kpi.CUSTOMERS, "segment=GOLD;stage=NEW", 3, 900);

    assertThat(shown().path("ready").asBoolean()).isFalse();
    assertThat(shown().has("stages")).isFalse();
    board.hearAll();
    assertThat(shown().path("ready").asBoolean()).isTrue();
  }

  @Test
  void stocks_are_summed_over_segments() throws Exception {
    begin();
    now(Kpi.CUSTOMERS, "segment=GOLD;stage=NEW", 3, 900);
    now(Kpi.CUSTOMERS, "segment=NONE;stage=NEW", 4, 0);
    now(Kpi.CUSTOMERS, "segment=NONE;stage=LOST", 5, 0);

    assertThat(shown().path("stages").get(1))
        .hasToString("{\"count\":7,\"amount\":900,\"name\":\"NEW\"}");
    assertThat(shown().path("stages").get(0).path("count").asLong()).isZero();
  }

  @Test
  void a_closed_window_in_which_nothing_happened_is_nought_and_not_the_one_before()
      throws Exception {
    begin();
    window(Kpi.ORDERS, Grain.DAY, TODAY - 2 * DAY_MS, "channel=web", 9);
    window(Kpi.ORDERS, Grain.DAY, TODAY, "channel=web", 2);
    window(Kpi.ORDERS, Grain.DAY, TODAY, "channel=app", 1);

    JsonNode windows = shown().path("windows");
    assertThat(windows.get(0).path("closed").asBoolean()).isFalse();
    assertThat(windows.get(0).path("kpis").path("orders").path("count").asLong()).isEqualTo(3);
    assertThat(windows.get(2).path("grain").asText()).isEqualTo("day");
    assertThat(windows.get(2).path("start").asLong()).isEqualTo(TODAY - DAY_MS);
    assertThat(windows.get(2).path("kpis").path("orders").path("count").asLong()).isZero();
    assertThat(shown().path("days").path("starts")).hasSize(3);
  }

  @Test
  void the_partition_furthest_behind_says_up_to_when_the_figures_hold() throws Exception {
    begin();
    clock(1, NOON - 5_000);

    assertThat(shown().path("clock").asLong()).isEqualTo(NOON - 5_000);
    assertThat(shown().path("partitions").asInt()).isEqualTo(2);
  }

  @Test
  void alerts_that_stand_are_those_raised_less_those_cleared_in_all_of_time() throws Exception {
    begin();
    window(Kpi.ALERTS, Grain.MONTH, TODAY - 9 * DAY_MS, "band=HIGH;cause=SILENCE;step=RAISED", 7);
    window(Kpi.ALERTS, Grain.MONTH, 0, "band=CRITICAL;cause=SILENCE;step=RAISED", 5);
    window(Kpi.ALERTS, Grain.MONTH, 0, "band=LOW;cause=SILENCE;step=CLEARED", 4);
    window(Kpi.ALERTS, Grain.MONTH, 0, "band=LOW;cause=SILENCE;step=EASED", 3);

    assertThat(shown().path("alerts").path("standing").asLong()).isEqualTo(8);
  }

  @Test
  void only_as_many_days_are_kept_as_are_shown() throws Exception {
    begin();
    for (int day = 0; day < 400; day++) {
      window(Kpi.ORDERS, Grain.DAY, TODAY - day * DAY_MS, "channel=web", 1);
    }

    assertThat(shown().path("days").path("starts")).hasSize(KpiCells.DAYS);
  }

  @Test
  void cells_that_nobody_shows_are_not_even_read() {
    assertThat(Board.isWanted("orders|minute|60000|channel=web")).isFalse();
    assertThat(Board.isWanted("rfm|month|0|f=1;m=1;r=1")).isFalse();
    assertThat(Board.isWanted("no such thing")).isFalse();
    assertThat(Board.isWanted("orders|day|0|channel=web")).isTrue();
    assertThat(Board.isWanted("clock|now||partition=3")).isTrue();
  }

  @Test
  void a_failure_is_told() throws Exception {
    board.fail("Kafka is away");

    assertThat(shown().path("problem").asText()).isEqualTo("Kafka is away");
  }

  private void begin() {
    clock(0, NOON);
    board.hearAll();
  }

  private void clock(int partition, long ms) {
    board.hearKpi("clock|now||partition=" + partition, Optional.of(figures.clock(partition, ms)));
  }

  private void now(Kpi kpi, String dimensions, long count, long amount) {
    hear(new CellId(kpi, dimensions, Grain.NOW, 0), count, amount);
  }

  private void window(Kpi kpi, Grain grain, long startMs, String dimensions, long count) {
    hear(new CellId(kpi, dimensions, grain, startMs), count, 0);
  }

  private void hear(CellId id, long count, long amount) {
    String start = id.grain() == Grain.NOW ? "" : Long.toString(id.startMs());
    board.hearKpi(
        id.kpi().label() + "|" + id.grain().label() + "|" + start + "|" + id.dimensions(),
        Optional.of(figures.kpi(id, Cell.EMPTY.plus(new Sum(count, amount)), NOON)));
  }

  private JsonNode shown() throws Exception {
    return new ObjectMapper().readTree(board.json());
  }
}
