package dev.waymark.replay.asof;

import dev.waymark.domain.event.Event;
import dev.waymark.domain.identity.Identity;
import dev.waymark.domain.journey.Fold;
import dev.waymark.domain.rules.Rules;
import dev.waymark.replay.explain.Standing;
import dev.waymark.schema.Journey;
import dev.waymark.stream.KeptLedger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a customer stood at an instant: what is known now of the time up to it, beside what had been
 * told by it.
 *
 * @param known the journey then by what is known now, empty when it had not begun
 * @param late the events up to then whose records were appended only afterwards
 * @param unknown events up to then of which it is no longer known when they were appended
 */
public record AsOf(
    Instant asOf,
    Optional<Journey> known,
    Published published,
    List<Arrival> late,
    List<Arrival> unknown,
    List<Difference> differences) {

  private static final String NOTHING = "nothing";
  private static final String NONE = "none";

  public AsOf {
    late = List.copyOf(late);
    unknown = List.copyOf(unknown);
    differences = List.copyOf(differences);
  }

  /**
   * Sets the two beside each other.
   *
   * @param arrivals of the events in the ledger up to the instant
   * @throws IllegalArgumentException when the events of that time are no longer kept one by one
   */
  public static AsOf of(
      Instant asOf, KeptLedger kept, Published published, List<Arrival> arrivals, Rules rules) {
    Optional<Journey> known = JourneyThen.of(kept, asOf.toEpochMilli(), rules);
    List<Arrival> late = arrivals.stream().filter(Arrival::isLate).toList();
    List<Arrival> unknown =
        arrivals.stream().filter(each -> each.when() == Arrival.When.NO_LONGER_KNOWN).toList();
    Fold fold = new Fold(rules);
    long atMs = asOf.toEpochMilli();
    Standing now = Standing.at(atMs, kept, fold);
    Standing onTime =
        Standing.at(atMs, kept.without(late.stream().map(Arrival::eventId).toList()), fold);
    List<String> named = throughNames(kept.until(atMs));
    Standing unnamed = Standing.at(atMs, kept.without(named), fold);
    return new AsOf(
        asOf,
        known,
        published,
        late,
        unknown,
        differences(published, now, new Cause(late, onTime, named, unnamed)));
  }

  /** The events that bear another name than the customer's id. */
  private static List<String> throughNames(KeptLedger kept) {
    String customer = kept.base().customer();
    return kept.events().stream()
        .filter(event -> !Identity.of(event.origin()).orElse("").equals(customer))
        .map(Event::eventId)
        .toList();
  }

  private static List<Difference> differences(Published published, Standing now, Cause cause) {
    List<Difference> all = new ArrayList<>();
    cause.compare(
        "stage",
        published.stage().orElse(NOTHING),
        now,
        AsOf::stage,
        published.changes().afterwards().map(Telling.Step::toldAt),
        all);
    cause.compare(
        "alert",
        published.alert().map(alert -> alert.getAlertId()).orElse(NONE),
        now,
        AsOf::alert,
        published.alerts().afterwards().map(Telling.Step::toldAt),
        all);
    cause.compare(
        "save window",
        published.window().map(window -> window.getWindowId()).orElse(NONE),
        now,
        AsOf::window,
        published.windows().afterwards().map(Telling.Step::toldAt),
        all);
    return all;
  }

  private static String stage(Standing standing) {
    return standing.stage() == dev.waymark.domain.journey.Stage.NONE
        ? NOTHING
        : standing.stage().name();
  }

  private static String alert(Standing standing) {
    return standing.alert().map(alert -> alert.alertId()).orElse(NONE);
  }

  private static String window(Standing standing) {
    return standing.window().map(window -> window.windowId()).orElse(NONE);
  }

  /** Says why something was told otherwise. */
  private record Cause(List<Arrival> late, Standing onTime, List<String> named, Standing unnamed) {

    void compare(
        String what,
        String told,
        Standing now,
        Function<Standing, String> of,
        Optional<Instant> toldLater,
        List<Difference> to) {
      String known = of.apply(now);
      if (!told.equals(known)) {
        String because = because(told, known, of, toldLater);
        to.add(new Difference(what, told, known, because));
      }
    }

    private String because(
        String told, String known, Function<Standing, String> of, Optional<Instant> toldLater) {
      String events = String.join(", ", late.stream().map(Arrival::eventId).toList());
      String punctual = of.apply(onTime);
      if (!punctual.equals(known)) {
        return told.equals(punctual)
            ? "late events: " + events
            : "late events, among others: " + events;
      }
      if (!named.isEmpty() && told.equals(of.apply(unnamed))) {
        return "events of names that were not known to be theirs then: " + String.join(", ", named);
      }
      return toldLater
          .map(at -> "it was told only afterwards, at " + at)
          .orElse("what was told of it is no longer kept, or was told by other rules");
    }
  }
}
