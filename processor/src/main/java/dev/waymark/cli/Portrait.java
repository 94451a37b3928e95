package dev.waymark.cli;

import dev.waymark.schema.AwaitedOrder;
import dev.waymark.schema.ChurnAlert;
import dev.waymark.schema.Contribution;
import dev.waymark.schema.Journey;
import dev.waymark.schema.OpenCase;
import dev.waymark.schema.SaveWindow;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where one customer stands, in sentences. */
final class Portrait {

  private final Journey journey;
  private final Timeline timeline;
  private final ZoneId zone;
  private final List<String> lines = new ArrayList<>();

  private Portrait(Journey journey, Timeline timeline, ZoneId zone) {
    this.journey = journey;
    this.timeline = timeline;
    this.zone = zone;
  }

  /** The sentences, the most general first; months begin as in the business time zone. */
  static List<String> of(Journey journey, Timeline timeline, ZoneId zone) {
    Portrait portrait = new Portrait(journey, timeline, zone);
    portrait.standing();
    portrait.arrival();
    portrait.worth();
    portrait.friends();
    portrait.open();
    portrait.risk();
    portrait.leaving();
    return portrait.lines;
  }

  private void standing() {
    say("%s is %s since %s", journey.getCustomerId(), journey.getStage(), journey.getSince());
    say(
        "as of %s; events from %s to %s%s",
        journey.getAsOf(),
        journey.getFirstEvent(),
        journey.getLastEvent(),
        Optional.ofNullable(journey.getNextChange())
            .map(at -> "; changes by itself at " + at)
            .orElse(""));
  }

  private void arrival() {
    Optional<Instant> touched = Optional.ofNullable(journey.getFirstTouchAt());
    Optional<Instant> bought = Optional.ofNullable(journey.getFirstPurchase());
    say(
        "first touch %s; first purchase %s%s",
        touched.map(at -> AlertRow.words(journey.getFirstTouch()) + " at " + at).orElse("none"),
        bought.map(Instant::toString).orElse("never"),
        touched
            .flatMap(
                from -> bought.map(to -> ", " + Delay.of(Duration.between(from, to)) + " later"))
            .orElse(""));
  }

  private void worth() {
    say(
        "%d %s, %s in all, %s paid back; last purchase %s",
        journey.getOrders(),
        journey.getOrders() == 1 ? "order" : "orders",
        amount(journey.getGross()),
        amount(journey.getRefunds()),
        Optional.ofNullable(journey.getLastPurchase()).map(Instant::toString).orElse("never"));
    say(
        "trailing value %s: %s; this month %s",
        amount(journey.getTrailingValue()), journey.getSegment(), movement());
  }

  private void friends() {
    if (journey.getFriendsBrought() > 0) {
      say(
          "brought %d friends, who paid %s at their first purchases",
          journey.getFriendsBrought(), amount(journey.getFriendsPaid()));
    }
  }

  /** The movement that this month will be if nothing more happens. */
  private String movement() {
    long opening = journey.getMonthOpening();
    long now = journey.getTrailingValue();
    if (opening == now) {
      return "UNCHANGED";
    }
    String name =
        opening == 0
            ? isNewThisMonth() ? "NEW" : "REACTIVATION"
            : now == 0 ? "CHURN" : now > opening ? "EXPANSION" : "CONTRACTION";
    return name + " so far, from " + amount(opening);
  }

  private boolean isNewThisMonth() {
    return Optional.ofNullable(journey.getFirstPurchase())
        .map(at -> month(at).equals(month(journey.getAsOf())))
        .orElse(false);
  }

  private YearMonth month(Instant at) {
    return YearMonth.from(at.atZone(zone));
  }

  private void open() {
    for (OpenCase open : journey.getCases()) {
      say(
          "open case %s (%s) since %s, %s%s",
          open.getContactId(),
          AlertRow.words(open.getReason()),
          open.getOpenedAt(),
          open.getAnswered() ? "answered" : "not answered",
          open.getRepeated() ? ", asked again within seven days" : "");
    }
    for (AwaitedOrder order : journey.getAwaited()) {
      say(
          "order %s was promised by %s%s",
          order.getOrderId(),
          order.getPromisedBy(),
          order.getBroken() ? ": the promise is broken" : "");
    }
  }

  private void risk() {
    if (journey.getRiskContributions().isEmpty()) {
      return;
    }
    say(
        "risk %.1f of 100 (%s; higher is riskier), the sum of these log-odds:",
        journey.getRiskScore(), journey.getRiskBand());
    journey.getRiskContributions().stream()
        .sorted(Comparator.comparingLong(Contribution::getLogOddsMicros).reversed())
        .forEach(
            part ->
                say(
                    "  %+.2f %s%s",
                    part.getLogOddsMicros() / 1e6,
                    AlertRow.words(part.getName()),
                    part.getEvidence().isEmpty()
                        ? ""
                        : " (" + String.join(", ", part.getEvidence()) + ")"));
  }

  private void leaving() {
    Optional.ofNullable(journey.getAlertId()).flatMap(timeline::alert).ifPresent(this::say);
    Optional.ofNullable(journey.getSaveWindowId()).flatMap(timeline::window).ifPresent(this::say);
  }

  private void say(ChurnAlert alert) {
    say(
        "churn alert since %s (%s): it clears when %s",
        alert.getRaisedAt(), AlertRow.words(alert.getCause()), alert.getClearsWhen());
  }

  private void say(SaveWindow window) {
    say(
        "save window open since %s (%s), %s at stake, %s",
        window.getOpenedAt(),
        AlertRow.words(window.getCause()),
        amount(window.getValueAtOpening()),
        window.getUnanswered() ? "unanswered" : "answered");
  }

  private String amount(long minor) {
    return Amount.of(minor, journey.getCurrency());
  }

  private void say(String sentence, Object... parts) {
    lines.add(String.format(Locale.ROOT, sentence, parts));
  }
}
