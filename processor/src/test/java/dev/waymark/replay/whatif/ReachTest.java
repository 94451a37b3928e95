package dev.waymark.replay.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.domain.event.AppInstall;
import dev.waymark.domain.event.Event;
import dev.waymark.domain.event.Identifier;
import dev.waymark.domain.event.IdentifierType;
import dev.waymark.domain.event.Money;
import dev.waymark.domain.event.Origin;
import dev.waymark.domain.event.Purchase;
import dev.waymark.domain.event.Reason;
import dev.waymark.domain.identity.IdentityRules;
import dev.waymark.domain.identity.Link;
import dev.waymark.domain.identity.Party;
import dev.waymark.domain.kit.TestRules;
import dev.waymark.domain.kpi.CellId;
import dev.waymark.domain.kpi.Grain;
import dev.waymark.domain.kpi.Kpi;
import dev.waymark.domain.kpi.Sum;
import dev.waymark.domain.rules.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * How far names are followed is tried like any threshold. Ann's card was seen with her device, and
 * the device with an e-mail: over one link the device is hers, over two the e-mail.
 */
class ReachTest {

  private static final long DAY_MS = TestRules.DAY_MS;
  private static final long END_MS = 60 * DAY_MS;
  private static final Identifier CARD = new Identifier(IdentifierType.LOYALTY_CARD, "k1");
  private static final Identifier DEVICE = new Identifier(IdentifierType.DEVICE, "d1");
  private static final Identifier MAIL = new Identifier(IdentifierType.EMAIL_HASH, "m1");
  private static final Rules RULES = TestRules.standard().build();

  /**
   * By hand: the mail's install is Ann's first touch nine days before she buys, so that of the
   * card's device is one once more; or it is a prospect's.
   */
  private static final List<Event> EVENTS =
      List.of(
          install("i1", 1, "", MAIL, DEVICE),
          install("i2", 5, "", CARD, DEVICE),
          purchase("p1", 10, "ann", CARD),
          purchase("p2", 12, "bob"));

  @Test
  void a_longer_reach_gives_ann_the_install_of_her_mail_and_changes_nothing_else() {
    Report report = trying(1, 2, List.of()).on(EVENTS);

    assertThat(report.history().counts().map(History.Counts::customers))
        .isEqualTo(new Both<>(3L, 2L));
    assertThat(report.stages().differing()).isEqualTo(new Sum(1, 0));
    Set<Kpi> differing = Trying.differing(report);
    assertThat(differing)
        .containsExactlyInAnyOrder(
            Kpi.CUSTOMERS,
            Kpi.PROSPECTS,
            Kpi.STAGE_MOVES,
            Kpi.TIME_TO_FIRST_PURCHASE,
            Kpi.CONVERSION,
            Kpi.INSTALLS,
            Kpi.REINSTALLS);
    assertThat(count(report, Kpi.INSTALLS)).isEqualTo(new Both<>(2L, 1L));
    assertThat(count(report, Kpi.REINSTALLS)).isEqualTo(new Both<>(0L, 1L));
    assertThat(count(report, Kpi.CONVERSION)).isEqualTo(new Both<>(3L, 2L));
    assertThat(now(report, Side.BASELINE, Kpi.PROSPECTS)).isEqualTo(1);
    assertThat(now(report, Side.CANDIDATE, Kpi.PROSPECTS)).isZero();
    assertThat(buckets(report, Side.BASELINE)).isNotEqualTo(buckets(report, Side.CANDIDATE));
  }

  @Test
  void a_reach_that_nobody_needs_changes_nothing() {
    assertThat(trying(2, 6, List.of()).on(EVENTS).isEmpty()).isTrue();
  }

  @Test
  void whoever_is_linked_explicitly_is_one_on_both_sides_and_until_then_is_two() {
    Link link = new Link("l1", 20 * DAY_MS, Party.customer("bob"), Party.customer("ann"), true);
    Report one = trying(1, 2, List.of(link)).on(EVENTS);
    assertThat(one.history().counts().map(History.Counts::customers)).isEqualTo(new Both<>(2L, 1L));
    assertThat(now(one, Side.CANDIDATE, Kpi.CUSTOMERS)).isEqualTo(1);

    Trying before = trying(1, 2, List.of(link), 20 * DAY_MS);
    assertThat(before.on(EVENTS).history().counts().map(History.Counts::customers))
        .isEqualTo(new Both<>(3L, 2L));
  }

  @Test
  void of_two_records_with_one_id_the_names_of_the_first_count() {
    List<Event> events = new ArrayList<>(EVENTS);
    events.add(purchase("p1", 10, "ann", CARD, MAIL));
    Report report = trying(1, 1, List.of()).on(events);
    assertThat(report.history().counts().baseline().customers()).isEqualTo(3);
    assertThat(report.history().counts().baseline().doubled()).isEqualTo(1);
  }

  @Test
  void whoever_was_erased_is_left_out_by_any_of_their_names() {
    List<Event> events = new ArrayList<>(EVENTS);
    events.add(purchase("p3", 12, "ann", CARD));
    Both<Terms> terms = Trying.terms(RULES, RULES, new Both<>(reach(2), reach(2)));
    try (Gathering gathering =
        new Gathering(terms, END_MS, (name, atMs) -> name.equals("ann") && atMs <= 11 * DAY_MS)) {
      Trying.feed(gathering, List.of(), events);
      History.Counts counts = gathering.compare(Trying.EVERYTHING, 1).history().counts().baseline();
      assertThat(counts.erased()).isEqualTo(3);
      assertThat(counts.applied()).isEqualTo(2);
      assertThat(counts.customers()).isEqualTo(2);
    }
  }

  private static Trying trying(int was, int is, List<Link> links) {
    return trying(was, is, links, END_MS);
  }

  private static Trying trying(int was, int is, List<Link> links, long endMs) {
    return new Trying(RULES, RULES, new Both<>(reach(was), reach(is)), links, endMs);
  }

  private static IdentityRules reach(int reach) {
    IdentityRules usual = IdentityRules.DEFAULT;
    return new IdentityRules(
        reach,
        usual.shared(),
        usual.customers(),
        usual.neighbours(),
        usual.links(),
        usual.events());
  }

  private static long now(Report report, Side side, Kpi kpi) {
    return Trying.cells(report, side).entrySet().stream()
        .filter(cell -> cell.getKey().kpi() == kpi && cell.getKey().grain() == Grain.NOW)
        .mapToLong(cell -> cell.getValue().count())
        .sum();
  }

  /** What a KPI counts in the one month, all dimensions together. */
  private static Both<Long> count(Report report, Kpi kpi) {
    return Both.each(
        side ->
            Trying.cells(report, side).entrySet().stream()
                .filter(cell -> cell.getKey().kpi() == kpi)
                .filter(cell -> cell.getKey().grain() == Grain.MONTH)
                .mapToLong(cell -> cell.getValue().count())
                .sum());
  }

  private static Set<String> buckets(Report report, Side side) {
    Map<CellId, Sum> cells = new TreeMap<>(java.util.Comparator.comparing(CellId::toString));
    cells.putAll(Trying.cells(report, side));
    Set<String> buckets = new TreeSet<>();
    cells.keySet().stream()
        .filter(id -> id.kpi() == Kpi.TIME_TO_FIRST_PURCHASE)
        .forEach(id -> buckets.add(id.dimensions()));
    return buckets;
  }

  private static Event install(String id, long day, String customer, Identifier... names) {
    return new AppInstall(origin(id, day, customer, names), AppInstall.Step.INSTALLED, "ios", "1");
  }

  private static Event purchase(String id, long day, String customer, Identifier... names) {
    return new Purchase(
        origin(id, day, customer, names),
        Purchase.Step.PLACED,
        id,
        new Money(2_000, RULES.currency()),
        1,
        0,
        "",
        Reason.NONE);
  }

  private static Origin origin(String id, long day, String customer, Identifier... names) {
    return new Origin(id, day * DAY_MS, customer, List.of(names), "", "", "", "");
  }
}
