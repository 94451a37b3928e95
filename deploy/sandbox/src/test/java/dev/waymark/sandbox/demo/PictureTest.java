package dev.waymark.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.schema.AlertStep;
import dev.waymark.schema.ChurnAlert;
import dev.waymark.schema.Contribution;
import dev.waymark.schema.Grain;
import dev.waymark.schema.Journey;
import dev.waymark.schema.Kpi;
import dev.waymark.schema.RiskBand;
import dev.waymark.schema.SaveWindow;
import dev.waymark.schema.SaveWindowStep;
import dev.waymark.schema.Stage;
import dev.waymark.schema.StageChange;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PictureTest {

  private static final Instant AT = Instant.parse("2025-03-04T05:06:00Z");
  private static final Pulse PULSE =
      new Pulse("live", AT.toEpochMilli(), 1200, 200, 90, Duration.ofSeconds(61));

  private final Picture picture = new Picture();

  @Test
  void a_customer_counts_in_the_last_stage_alone() {
    picture.customers().take("ann", journey("ann", Stage.NEW));
    picture.customers().take("ann", journey("ann", Stage.ACTIVE));
    picture.customers().take("bob", journey("bob", Stage.NEW));
    picture.customers().take("bob", null);

    assertThat(picture.customers().in(Stage.NEW)).isZero();
    assertThat(picture.customers().in(Stage.ACTIVE)).isEqualTo(1);
    assertThat(picture.customers().all()).isEqualTo(1);
  }

  @Test
  void a_retracted_move_never_was() {
    picture.moves().take(change(Stage.ACTIVE, Stage.LAPSED, false));
    picture.moves().take(change(Stage.ACTIVE, Stage.LAPSED, true));
    picture.moves().take(change(Stage.LOST, Stage.ACTIVE, false));
    picture.moves().take(change(Stage.NEW, Stage.ACTIVE, false));

    assertThat(picture.moves().lapsed()).isZero();
    assertThat(picture.moves().wonBack()).isEqualTo(1);
  }

  @Test
  void an_alert_stands_until_it_is_cleared_or_retracted() {
    picture.alerts().take(alert("1", AlertStep.RAISED, RiskBand.HIGH));
    picture.alerts().take(alert("1", AlertStep.ESCALATED, RiskBand.CRITICAL));
    picture.alerts().take(alert("2", AlertStep.RAISED, RiskBand.HIGH));
    picture.alerts().take(alert("2", AlertStep.CLEARED, RiskBand.LOW));
    picture.alerts().take(alert("3", AlertStep.RAISED, RiskBand.HIGH));
    picture.alerts().take(alert("3", AlertStep.RETRACTED, RiskBand.HIGH));

    assertThat(picture.alerts().standing()).isEqualTo(1);
    assertThat(picture.alerts().standing(RiskBand.CRITICAL)).isEqualTo(1);
    assertThat(picture.alerts().raised()).isEqualTo(2);
    assertThat(picture.alerts().cleared()).isEqualTo(1);
  }

  @Test
  void a_save_window_counts_by_its_last_step() {
    picture.windows().take(window("1", SaveWindowStep.OPENED, true));
    picture.windows().take(window("2", SaveWindowStep.OPENED, true));
    picture.windows().take(window("2", SaveWindowStep.SAVED, false));
    picture.windows().take(window("3", SaveWindowStep.OPENED, true));
    picture.windows().take(window("3", SaveWindowStep.ANSWERED, false));

    assertThat(picture.windows().open()).isEqualTo(2);
    assertThat(picture.windows().unanswered()).isEqualTo(1);
    assertThat(picture.windows().saved()).isEqualTo(1);
  }

  @Test
  void a_later_revision_of_a_cell_replaces_the_earlier_one() {
    picture.sales().take("january", orders(1, 5_00, Grain.MONTH));
    picture.sales().take("january", orders(3, 12_34, Grain.MONTH));
    picture.sales().take("a day of it", orders(3, 12_34, Grain.DAY));

    assertThat(picture.sales().orders()).isEqualTo(3);
    assertThat(picture.sales().gross()).isEqualTo("12.34 EUR");
  }

  @Test
  void the_page_gives_the_heaviest_reasons_of_an_alert_first() {
    picture.alerts().take(alert("1", AlertStep.RAISED, RiskBand.HIGH));

    assertThat(View.page(picture, PULSE))
        .contains("  2025-03-04 05:06  ann  HIGH 81  late delivery +1.5, silence +0.4");
  }

  @Test
  void a_page_is_drawn_over_the_one_before() {
    String escape = "\u001b[";
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Screen screen = Screen.on(new PrintStream(bytes, true, StandardCharsets.UTF_8), true);

    screen.show(picture, PULSE);
    int lines = (int) bytes.toString(StandardCharsets.UTF_8).lines().count() - 1;
    bytes.reset();
    screen.show(picture, PULSE);

    assertThat(bytes.toString(StandardCharsets.UTF_8)).startsWith(escape + lines + "F");
  }

  @Test
  void without_a_terminal_there_are_lines_and_no_escapes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Screen screen = Screen.on(new PrintStream(bytes, true, StandardCharsets.UTF_8), false);

    screen.show(picture, PULSE);

    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .startsWith("01:01 live | sent 1,200  processed 1,000  now 90/s  lag 200 | PROSPECT 0")
        .hasLineCount(1)
        .doesNotContain("\u001b");
  }

  private static Journey journey(String customer, Stage stage) {
    return Journey.newBuilder()
        .setCustomerId(customer)
        .setAsOf(AT)
        .setStage(stage)
        .setSince(AT)
        .setFirstEvent(AT)
        .setLastEvent(AT)
        .setOrders(1)
        .setGross(1)
        .setRefunds(0)
        .setTrailingValue(1)
        .setCurrency("EUR")
        .setSegment("BRONZE")
        .setRiskProbability(0.1)
        .setRiskScore(10)
        .setRiskBand(RiskBand.LOW)
        .setRiskContributions(List.of())
        .setDefinitionVersion(1)
        .setTouches(List.of())
        .setCases(List.of())
        .setAwaited(List.of())
        .setSignals(List.of())
        .build();
  }

  private static StageChange change(@Nullable Stage from, Stage to, boolean retraction) {
    return StageChange.newBuilder()
        .setChangeId("1")
        .setCustomerId("ann")
        .setAt(AT)
        .setFrom(from)
        .setTo(to)
        .setCause("purchase")
        .setSegment("BRONZE")
        .setTrailingValue(1)
        .setCurrency("EUR")
        .setRetraction(retraction)
        .setDefinitionVersion(1)
        .setTouches(List.of())
        .setCredits(List.of())
        .build();
  }

  private static ChurnAlert alert(String id, AlertStep step, RiskBand band) {
    return ChurnAlert.newBuilder()
        .setAlertId(id)
        .setCustomerId("ann")
        .setStep(step)
        .setAt(AT)
        .setRaisedAt(AT)
        .setCause("risk")
        .setBand(band)
        .setRiskProbability(0.81)
        .setRiskScore(81)
        .setContributions(
            List.of(
                new Contribution("BASE", 900_000L, List.of()),
                new Contribution("SILENCE", 400_000L, List.of()),
                new Contribution("FREQUENCY", -900_000L, List.of()),
                new Contribution("LATE_DELIVERY", 1_500_000L, List.of())))
        .setTrailingValue(1)
        .setCurrency("EUR")
        .setClearsWhen("a purchase")
        .setRulesVersion("1")
        .setDefinitionVersion(1)
        .build();
  }

  private static SaveWindow window(String id, SaveWindowStep step, boolean unanswered) {
    return SaveWindow.newBuilder()
        .setWindowId(id)
        .setCustomerId("ann")
        .setStep(step)
        .setAt(AT)
        .setOpenedAt(AT)
        .setCause("leave intent")
        .setValueAtOpening(1)
        .setCurrency("EUR")
        .setUnanswered(unanswered)
        .setEvidence(List.of())
        .setContacts(List.of())
        .setDefinitionVersion(1)
        .build();
  }

  private static Kpi orders(long count, long amount, Grain grain) {
    return Kpi.newBuilder()
        .setKpi("orders")
        .setGrain(grain)
        .setDimensions(Map.of("channel", "web"))
        .setCount(count)
        .setAmount(amount)
        .setCurrency("EUR")
        .setRevision(1)
        .setAsOf(AT)
        .setComplete(false)
        .setDefinitionVersion(1)
        .build();
  }
}
