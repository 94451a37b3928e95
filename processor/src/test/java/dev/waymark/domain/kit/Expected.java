package dev.waymark.domain.kit;

import dev.waymark.domain.churn.AlertEnd;
import dev.waymark.domain.churn.AlertStep;
import dev.waymark.domain.churn.Band;
import dev.waymark.domain.churn.Finding;
import dev.waymark.domain.churn.WindowStep;
import dev.waymark.domain.journey.Moment;
import dev.waymark.domain.journey.Stage;
import dev.waymark.domain.journey.StageCause;
import java.time.Instant;
import java.util.function.Predicate;

/**
 * Something that a story expects to be told.
 *
 * @param customer of whom
 * @param takenBack that it never was, instead of that it is so
 * @param words what it is, for the message when it was not told
 * @param matches which moments it is
 */
public record Expected(
    String customer, boolean takenBack, String words, Predicate<Moment> matches) {

  /** The customer came to a stage. */
  public static Expected became(Stage stage, String customer) {
    return of(
        customer,
        "became " + stage,
        moment -> moment instanceof Moment.StageChanged change && change.to() == stage);
  }

  public static Expected lapsed(String customer) {
    return became(Stage.LAPSED, customer);
  }

  public static Expected lost(String customer) {
    return became(Stage.LOST, customer);
  }

  /** A churn alert took a step. */
  public static Expected alert(AlertStep step, String customer) {
    return of(
        customer,
        "alert " + step,
        moment -> moment instanceof Moment.AlertMoved moved && moved.step() == step);
  }

  /** A save window took a step. */
  public static Expected window(WindowStep step, String customer) {
    return of(
        customer,
        "save window " + step,
        moment -> moment instanceof Moment.WindowMoved moved && moved.step() == step);
  }

  /** It never was. */
  public static Expected retracted(Expected what) {
    return new Expected(what.customer, true, "retracted: " + what.words, what.matches);
  }

  private static Expected of(String customer, String words, Predicate<Moment> matches) {
    return new Expected(customer, false, words, matches);
  }

  private Expected and(String more, Predicate<Moment> also) {
    return new Expected(customer, takenBack, words + " " + more, matches.and(also));
  }

  /** At that moment. */
  public Expected on(long ms) {
    return and("on " + Instant.ofEpochMilli(ms), moment -> moment.atMs() == ms);
  }

  /** From that stage. */
  public Expected from(Stage stage) {
    return and(
        "from " + stage,
        moment -> moment instanceof Moment.StageChanged change && change.from() == stage);
  }

  /** For that cause. */
  public Expected because(StageCause cause) {
    return and(
        "because of " + cause,
        moment -> moment instanceof Moment.StageChanged change && change.cause() == cause);
  }

  /** For that finding: of an alert or of a save window. */
  public Expected because(Finding cause) {
    return and(
        "because of " + cause,
        moment ->
            (moment instanceof Moment.AlertMoved alert && alert.cause() == cause)
                || (moment instanceof Moment.WindowMoved moved && moved.window().cause() == cause));
  }

  /** At that band. */
  public Expected at(Band band) {
    return and(
        "at " + band, moment -> moment instanceof Moment.AlertMoved alert && alert.band() == band);
  }

  /** Ended by that. */
  public Expected by(AlertEnd end) {
    return and(
        "by " + end,
        moment ->
            moment instanceof Moment.AlertMoved alert
                && alert.end().filter(end::equals).isPresent());
  }

  boolean isIn(Told told) {
    return told.customer().equals(customer)
        && told.retracted() == takenBack
        && matches.test(told.moment());
  }

  @Override
  public String toString() {
    return customer + ": " + words;
  }
}
