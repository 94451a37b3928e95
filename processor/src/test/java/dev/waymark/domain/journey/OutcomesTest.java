package dev.waymark.domain.journey;

import static dev.waymark.domain.kit.Draft.contact;
import static dev.waymark.domain.kit.Draft.purchase;
import static dev.waymark.domain.kit.Draft.resolution;
import static dev.waymark.domain.kit.Story.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.domain.event.Event;
import dev.waymark.domain.event.Reason;
import dev.waymark.domain.kit.Draft;
import dev.waymark.domain.kit.Sums;
import dev.waymark.domain.kit.Sums.Place;
import dev.waymark.domain.kit.Sums.Sum;
import dev.waymark.domain.kit.TestRules;
import dev.waymark.domain.kpi.Kpi;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How alerts and save windows come out is counted where they began. */
class OutcomesTest {

  private static final Draft BOUGHT = purchase("ann").of(5_000).on(day(0));
  private static final Draft LEAVING =
      contact("ann").inCase("k").because(Reason.CANCELLATION).on(day(10));

  private Sums happened(long untilMs, Draft... drafts) {
    List<Event> events = Stream.of(drafts).map(Draft::event).toList();
    Moments out = new Moments();
    Ledger.of(Journey.of("ann"), events).fold(new Fold(TestRules.standard().build()), untilMs, out);
    return Sums.of(out.contributions());
  }

  private static Predicate<Place> on(long ms, String... parts) {
    return place -> place.atMs() == ms && Stream.of(parts).allMatch(place.dimensions()::contains);
  }

  @Test
  void a_save_window_is_open_where_it_opened_until_its_end_is_known() {
    Sums open = happened(day(20), BOUGHT, LEAVING);
    assertThat(open.total(Kpi.SAVE_OUTCOMES, on(day(10), "outcome=OPEN")))
        .isEqualTo(new Sum(1, 5_000));

    Sums saved = happened(day(20), BOUGHT, LEAVING, purchase("ann").on(day(15)));
    assertThat(saved.total(Kpi.SAVE_OUTCOMES, on(day(10), "outcome=SAVED", "rules=test-1")))
        .isEqualTo(new Sum(1, 5_000));
    assertThat(saved.total(Kpi.SAVE_OUTCOMES, on(day(10), "outcome=OPEN")))
        .isEqualTo(new Sum(0, 0));
  }

  @Test
  void the_lead_of_an_alert_that_came_true_is_the_time_to_the_leave() {
    Sums left = happened(day(20), BOUGHT, LEAVING, resolution("ann").inCase("k").on(day(13)));
    assertThat(left.total(Kpi.ALERT_LEAD_TIMES, on(day(10), "bucket=lt_7d", "rules=test-1")))
        .isEqualTo(new Sum(1, 72));
    assertThat(left.total(Kpi.SAVE_OUTCOMES, on(day(10), "outcome=LOST")))
        .isEqualTo(new Sum(1, 5_000));
  }

  @Test
  void an_alert_that_did_not_come_true_has_no_lead() {
    Sums kept = happened(day(20), BOUGHT, LEAVING, purchase("ann").on(day(15)));
    assertThat(kept.total(Kpi.ALERT_LEAD_TIMES, place -> true)).isEqualTo(new Sum(0, 0));
  }
}
