package dev.waymark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.domain.event.AppInstall;
import dev.waymark.domain.event.Event;
import dev.waymark.domain.event.Money;
import dev.waymark.domain.event.Origin;
import dev.waymark.domain.event.Purchase;
import dev.waymark.domain.event.Reason;
import dev.waymark.domain.event.Sentiment;
import dev.waymark.domain.event.SupportContact;
import dev.waymark.domain.journey.Fold;
import dev.waymark.domain.journey.Journey;
import dev.waymark.domain.journey.Ledger;
import dev.waymark.domain.journey.Moment;
import dev.waymark.domain.journey.Moments;
import dev.waymark.domain.kit.TestRules;
import dev.waymark.domain.kpi.Sum;
import dev.waymark.wire.Outcomes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One customer's way from the first touch to the day on which they mean to leave. */
class PortraitTest {

  private static final long HOUR_MS = 3_600_000;
  private static final long MARCH = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();

  private final List<Event> events = new ArrayList<>();
  private final Timeline timeline = new Timeline();

  @Test
  void all_of_it_is_told_for_one_customer() {
    events.add(new AppInstall(origin("e1", 0, ""), AppInstall.Step.INSTALLED, "ios", "1"));
    events.add(order("e2", 50, "o-1", 4_000, 0));
    events.add(order("e3", 31 * 24, "o-2", 2_500, 33 * 24));
    events.add(contact("e4", 34 * 24, SupportContact.Step.OPENED, Reason.LATE_DELIVERY));
    events.add(contact("e5", 35 * 24, SupportContact.Step.OPENED, Reason.LATE_DELIVERY));
    events.add(contact("e6", 36 * 24, SupportContact.Step.OPENED, Reason.CANCELLATION));
    events.add(contact("e7", 36 * 24 + 5, SupportContact.Step.ANSWERED, Reason.NONE));

    String told = String.join("\n", portrait(36 * 24 + 6));

    assertThat(told)
        .contains("ann is ACTIVE since 2026-04-01T00:00:00Z")
        .contains("first touch app install at 2026-03-01T00:00:00Z")
        .contains("first purchase 2026-03-03T02:00:00Z, 2 d 2 h later")
        .contains("2 orders, 65.00 USD in all, 0.00 USD paid back")
        .contains("trailing value 65.00 USD: BRONZE; this month EXPANSION so far, from 40.00 USD")
        .contains("brought 2 friends, who paid 30.00 USD at their first purchases")
        .contains("open case case-e5 (late delivery) since 2026-04-05T00:00:00Z, not answered")
        .contains(
            "open case case-e4 (late delivery) since 2026-04-04T00:00:00Z, not answered, asked")
        .contains("open case case-e6 (cancellation) since 2026-04-06T00:00:00Z, answered")
        .contains("order o-2 was promised by 2026-04-03T00:00:00Z: the promise is broken")
        .contains("late delivery (e3)")
        .contains("leave intent (e6)")
        .contains(
            "churn alert since 2026-04-05T00:00:00Z (unresolved contact): it clears when the risk")
        .contains("save window open since")
        .contains("65.00 USD at stake, answered");
    assertThat(timeline.rows().stream().map(row -> row.get(1) + ": " + row.get(2)))
        .contains("touch, app install: ")
        .contains("credit, linear, position: app install 20.00 USD, channel 20.00 USD")
        .contains("stage NEW → ACTIVE: further purchase")
        .contains("late delivery: speaks for leaving")
        .anyMatch(row -> row.endsWith("(cancellation): answered after 5 h"));
  }

  @Test
  void of_somebody_who_has_not_bought_the_touches_are_told() {
    events.add(new AppInstall(origin("e1", 0, ""), AppInstall.Step.INSTALLED, "ios", "1"));

    assertThat(String.join("\n", portrait(24)))
        .contains("ann is PROSPECT since")
        .contains("first purchase never")
        .doesNotContain("risk");
    assertThat(timeline.rows().toString()).contains("touch, app install");
  }

  private List<String> portrait(long hours) {
    Fold fold = new Fold(TestRules.standard().build());
    Moments told = new Moments();
    Journey journey =
        Ledger.of(Journey.of("ann"), events).fold(fold, MARCH + hours * HOUR_MS, told);
    Outcomes outcomes = new Outcomes(fold);
    for (Moment moment : told.moments()) {
      if (moment instanceof Moment.StageChanged changed) {
        timeline.hear(outcomes.stageChange("ann", changed, false));
      } else if (moment instanceof Moment.AlertMoved moved) {
        timeline.hear(outcomes.alert("ann", moved, false));
      } else if (moment instanceof Moment.WindowMoved moved) {
        timeline.hear(outcomes.window("ann", moved, false));
      }
    }
    var record = outcomes.journey(journey, fold.wakeAtMs(journey), new Sum(2, 3_000));
    timeline.hear(record);
    return Portrait.of(record, timeline, ZoneOffset.UTC);
  }

  private static Origin origin(String id, long hours, String channel) {
    return new Origin(
        id, MARCH + hours * HOUR_MS, "ann", List.of(), TestRules.DELIVERING, channel, "", "");
  }

  private static Purchase order(
      String id, long hours, String order, long minor, long promisedHours) {
    return new Purchase(
        origin(id, hours, "web"),
        Purchase.Step.PLACED,
        order,
        new Money(minor, Currency.getInstance("USD")),
        1,
        promisedHours == 0 ? 0 : MARCH + promisedHours * HOUR_MS,
        "",
        Reason.NONE);
  }

  private static SupportContact contact(
      String id, long hours, SupportContact.Step step, Reason reason) {
    String name = step == SupportContact.Step.OPENED ? "case-" + id : "case-e6";
    return new SupportContact(
        origin(id, hours, "web"), step, name, reason, "", Sentiment.UNKNOWN, false);
  }
}
