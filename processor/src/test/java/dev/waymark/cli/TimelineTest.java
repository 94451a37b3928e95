package dev.waymark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.schema.AlertStep;
import dev.waymark.schema.ChurnAlert;
import dev.waymark.schema.Contribution;
import dev.waymark.schema.Credit;
import dev.waymark.schema.RiskBand;
import dev.waymark.schema.SaveWindow;
import dev.waymark.schema.SaveWindowStep;
import dev.waymark.schema.Stage;
import dev.waymark.schema.StageChange;
import dev.waymark.schema.TouchAt;
import dev.waymark.schema.WindowContact;
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

  @Test
  void what_led_to_a_customer_is_told_with_its_credits() {
    timeline.hear(
        stage(
            TUESDAY,
            Stage.PROSPECT,
            Stage.NEW,
            false,
            List.of(new TouchAt("MENTION", MONDAY), new TouchAt("CHANNEL", TUESDAY)),
            List.of(
                new Credit("FIRST", "MENTION", 1234L),
                new Credit("LINEAR", "MENTION", 617L),
                new Credit("LINEAR", "CHANNEL", 617L),
                new Credit("J", "MENTION", 1234L))));

    assertThat(timeline.rows())
        .containsExactly(
            List.of("2026-03-02T00:00:00Z", "touch, mention", "", ""),
            List.of("2026-03-03T00:00:00Z", "touch, channel", "", ""),
            List.of("2026-03-03T00:00:00Z", "stage PROSPECT → NEW", "first purchase", "12.34 USD"),
            List.of("2026-03-03T00:00:00Z", "credit, first, j", "mention 12.34 USD", ""),
            List.of(
                "2026-03-03T00:00:00Z",
                "credit, linear",
                "mention 6.17 USD, channel 6.17 USD",
                ""));
  }

  @Test
  void a_late_touch_changes_what_was_told_instead_of_adding_to_it() {
    timeline.hear(
        stage(
            TUESDAY,
            null,
            Stage.NEW,
            false,
            List.of(),
            List.of(new Credit("FIRST", "UNATTRIBUTED", 1234L))));
    timeline.hear(
        stage(
            TUESDAY,
            null,
            Stage.NEW,
            false,
            List.of(new TouchAt("MENTION", MONDAY)),
            List.of(new Credit("FIRST", "MENTION", 1234L))));

    assertThat(timeline.rows()).hasSize(3);
    assertThat(timeline.rows().toString()).contains("mention 12.34").doesNotContain("unattributed");
  }

  @Test
  void every_contact_of_a_save_window_has_its_answer_delay() {
    Instant answered = TUESDAY.plusSeconds(2 * 3600 + 300);
    WindowContact first = new WindowContact("e1", TUESDAY, "SUPPORT_CONTACT", "BILLING", null);
    WindowContact reply = new WindowContact("e1", TUESDAY, "SUPPORT_CONTACT", "BILLING", answered);
    WindowContact post =
        new WindowContact("e2", answered.plusSeconds(9), "SOCIAL_MENTION", "NONE", null);
    timeline.hear(window(TUESDAY, SaveWindowStep.OPENED, List.of(first)));
    timeline.hear(window(answered, SaveWindowStep.ANSWERED, List.of(reply)));
    timeline.hear(window(post.getAt(), SaveWindowStep.CONTACT, List.of(reply, post)));
    timeline.hear(window(post.getAt().plusSeconds(60), SaveWindowStep.SAVED, List.of(reply, post)));

    assertThat(timeline.rows().stream().map(row -> row.get(1) + ": " + row.get(2)))
        .containsExactly(
            "save window opened: complaint, unanswered",
            "in the save window: support contact (billing): answered after 2 h 5 min",
            "in the save window: social mention: not answered",
            "save window saved: complaint, unanswered");
  }

  @Test
  void a_life_that_late_data_change_is_told_once() {
    timeline.hear(alert(MONDAY, AlertStep.RAISED));
    timeline.hear(alert(TUESDAY, AlertStep.ESCALATED));
    timeline.hear(alert(TUESDAY.plusSeconds(9), AlertStep.CLEARED));
    timeline.hear(alert(TUESDAY.minusSeconds(9), AlertStep.ESCALATED));

    assertThat(timeline.rows().stream().map(row -> row.get(0) + " " + row.get(1)))
        .containsExactly(
            "2026-03-02T00:00:00Z alert raised, HIGH 81.5",
            "2026-03-02T23:59:51Z alert escalated, HIGH 81.5");
  }

  @Test
  void an_alert_that_never_was_leaves_nothing_behind() {
    timeline.hear(alert(MONDAY, AlertStep.RAISED));
    timeline.hear(alert(TUESDAY, AlertStep.CLEARED));
    timeline.hear(alert(TUESDAY, AlertStep.RETRACTED));

    assertThat(timeline.rows()).isEmpty();
  }

  private static StageChange stage(Instant at, @Nullable Stage from, Stage to, boolean retraction) {
    return stage(at, from, to, retraction, List.of(), List.of());
  }

  private static StageChange stage(
      Instant at,
      @Nullable Stage from,
      Stage to,
      boolean retraction,
      List<TouchAt> touches,
      List<Credit> credits) {
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
        .setTouches(touches)
        .setCredits(credits)
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
    return window(at, step, List.of());
  }

  private static SaveWindow window(Instant at, SaveWindowStep step, List<WindowContact> contacts) {
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
        .setContacts(contacts)
        .setDefinitionVersion(1)
        .build();
  }
}
