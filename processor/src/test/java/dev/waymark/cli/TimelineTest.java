package dev.waymark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.schema.AlertStep;
import dev.waymark.schema.ChurnAlert;
import dev.waymark.schema.Contribution;
import dev.waymark.schema.RiskBand;
import dev.waymark.schema.SaveWindow;
import dev.waymark.schema.SaveWindowStep;
import dev.waymark.schema.Stage;
import dev.waymark.schema.StageChange;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimelineTest {

  private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
  private static final Instant TUESDAY = MONDAY.plusSeconds(86_400);

  private final Timeline timeline = new Timeline();

  @Test
  void what_happened_is_told_in_order_of_time() {
    timeline.hear(alert(TUESDAY, AlertStep.RAISED));
    timeline.hear(stage(MONDAY, null, Stage.NEW, false));
    timeline.hear(window(TUESDAY.plusSeconds(1), SaveWindowStep.OPENED));

    assertThat(timeline.rows())
        .containsExactly(
            List.of("2026-03-02T00:00:00Z", "stage - → NEW", "first purchase", "12.34 USD"),
            List.of(
                "2026-03-03T00:00:00Z",
                "alert raised, HIGH 81.5",
                "silence +1.20, complaint +0.50",
                "12.34 USD"),
            List.of(
                "2026-03-03T00:00:01Z",
                "save window opened",
                "complaint, unanswered",
                "12.34 USD"));
  }

  @Test
  void what_late_data_undid_is_not_told() {
    timeline.hear(stage(MONDAY, Stage.ACTIVE, Stage.LAPSED, false));
    timeline.hear(alert(MONDAY, AlertStep.RAISED));
    timeline.hear(window(MONDAY, SaveWindowStep.OPENED));
    timeline.hear(stage(MONDAY, Stage.ACTIVE, Stage.LAPSED, true));
    timeline.hear(alert(MONDAY, AlertStep.RETRACTED));
    timeline.hear(window(MONDAY, SaveWindowStep.RETRACTED));
    timeline.hear(stage(TUESDAY, Stage.ACTIVE, Stage.LAPSED, false));

    assertThat(timeline.rows()).hasSize(1);
    assertThat(timeline.rows().get(0)).startsWith("2026-03-03T00:00:00Z");
  }

  private static StageChange stage(Instant at, @Nullable Stage from, Stage to, boolean retraction) {
    return StageChange.newBuilder()
        .setChangeId("change")
        .setCustomerId("ann")
        .setAt(at)
        .setFrom(from)
        .setTo(to)
        .setCause("FIRST_PURCHASE")
        .setSegment("BRONZE")
        .setTrailingValue(1234)
        .setCurrency("USD")
        .setRetraction(retraction)
        .setDefinitionVersion(1)
        .build();
  }

  private static ChurnAlert alert(Instant at, AlertStep step) {
    return ChurnAlert.newBuilder()
        .setAlertId("alert")
        .setCustomerId("ann")
        .setStep(step)
        .setAt(at)
        .setRaisedAt(at)
        .setCause("SILENCE")
        .setBand(RiskBand.HIGH)
        .setRiskProbability(0.815)
        .setRiskScore(81.5)
        .setContributions(
            List.of(
                new Contribution("COMPLAINT", 500_000L, List.of("e")),
                new Contribution("FREQUENCY", -300_000L, List.of()),
                new Contribution("SILENCE", 1_200_000L, List.of())))
        .setTrailingValue(1234)
        .setCurrency("USD")
        .setClearsWhen("the customer buys again")
        .setRulesVersion("1")
        .setDefinitionVersion(1)
        .build();
  }

  private static SaveWindow window(Instant at, SaveWindowStep step) {
    return SaveWindow.newBuilder()
        .setWindowId("window")
        .setCustomerId("ann")
        .setStep(step)
        .setAt(at)
        .setOpenedAt(at)
        .setCause("COMPLAINT")
        .setValueAtOpening(1234)
        .setCurrency("USD")
        .setUnanswered(true)
        .setEvidence(List.of())
        .setContacts(List.of())
        .setDefinitionVersion(1)
        .build();
  }
}
