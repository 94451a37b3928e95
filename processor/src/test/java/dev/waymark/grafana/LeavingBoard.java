package dev.waymark.grafana;

import static dev.waymark.domain.kpi.Grain.DAY;
import static dev.waymark.domain.kpi.Grain.WEEK;

import dev.waymark.domain.kpi.Kpi;
import dev.waymark.grafana.Board.Section;
import dev.waymark.grafana.Panel.Unit;
import dev.waymark.metrics.Metric;
import java.util.List;

/** Who is leaving, why, and whom do we keep? */
final class LeavingBoard {

  private static final String RANGE = "$__range";
  private static final String RISKY = "band=~\"HIGH|CRITICAL\"";

  private LeavingBoard() {}

  static Board board() {
    return new Board(
        "waymark-leaving",
        "Waymark 4 – Leaving and saving",
        "Who is leaving, why, and whom do we keep?",
        true,
        List.of(
            new Section("At a glance", glance()),
            new Section("Day by day", days()),
            new Section("Who can still be saved, now", saving()),
            new Section("Were the alerts right?", scoreboard())));
  }

  private static List<Panel> glance() {
    return List.of(
        Panel.stat("About to leave, now", Unit.COUNT)
            .says("NEW and ACTIVE customers whose risk is HIGH or CRITICAL.")
            .query(Promql.now(Metric.CUSTOMERS_BY_RISK, "", RISKY))
            .from("green")
            .then("orange", 1)
            .decimals(0),
        Panel.stat("… and what they are worth ($currency)", Unit.MONEY)
            .says("What they have spent in the trailing window.")
            .query(Promql.now(Metric.CUSTOMERS_BY_RISK_VALUE, "", RISKY))
            .from("green")
            .then("orange", 1)
            .decimals(0),
        Panel.stat("Alerts raised, last closed day", Unit.COUNT)
            .says("Churn alerts raised on the last day that is over.")
            .query(Promql.last(DAY, Kpi.ALERTS, "", "step=\"RAISED\""))
            .from("green")
            .then("text", 1)
            .decimals(0),
        Panel.stat("Save rate", Unit.SHARE)
            .says(
                "Of the save windows opened in the time shown that have closed: the share whose"
                    + " customer bought again.")
            .query(
                Promql.share(
                    Promql.days(RANGE, Kpi.SAVE_OUTCOMES, "", "outcome=\"SAVED\""),
                    Promql.days(RANGE, Kpi.SAVE_OUTCOMES, "", "outcome=~\"SAVED|LOST\"")))
            .from("red")
            .then("orange", 0.3)
            .then("green", 0.5)
            .decimals(1),
        Panel.stat("Save windows open, now", Unit.COUNT)
            .says("Customers who have shown that they may leave and can still be kept.")
            .query(Promql.now(Metric.SAVE_WINDOWS_OPEN, ""))
            .from("green")
            .then("orange", 1)
            .decimals(0),
        Panel.stat("… without an answer", Unit.COUNT)
            .says("Of them, those whom nobody has answered since they last complained.")
            .query(Promql.now(Metric.SAVE_WINDOWS_UNANSWERED, ""))
            .from("green")
            .then("red", 1)
            .decimals(0),
        Panel.stat("Value at stake, now ($currency)", Unit.MONEY)
            .says("What customers with an open save window were worth when it opened.")
            .query(Promql.now(Metric.SAVE_WINDOWS_OPEN_VALUE, ""))
            .from("green")
            .then("orange", 1)
            .decimals(0),
        Panel.stat("… without an answer ($currency)", Unit.MONEY)
            .says("The part of it that waits for an answer.")
            .query(Promql.now(Metric.SAVE_WINDOWS_UNANSWERED_VALUE, ""))
            .from("green")
            .then("red", 1)
            .decimals(0));
  }

  private static List<Panel> days() {
    return List.of(
        Panel.areas("Customers at the end of each day, by risk", Unit.COUNT)
            .says("NEW and ACTIVE customers by the band of their risk; closed days.")
            .each(
                List.of("LOW", "ELEVATED", "HIGH", "CRITICAL"),
                band -> Promql.each(DAY, Kpi.CUSTOMERS_BY_RISK, "", "band=\"" + band + "\""))
            .every("1d"),
        Panel.bars("Alerts raised and cleared each day", Unit.COUNT)
            .says("Churn alerts: raised upwards, cleared downwards; closed days, corrected.")
            .query(Promql.each(DAY, Kpi.ALERTS, "", "step=\"RAISED\""), "raised")
            .query("-" + Promql.each(DAY, Kpi.ALERTS, "", "step=\"CLEARED\""), "cleared")
            .every("1d"),
        Panel.lines("Lapsed, lost and won back each day", Unit.COUNT)
            .says("Customers who fell silent, who were lost, and who bought again; closed days.")
            .query(Promql.each(DAY, Kpi.LAPSES, ""), "lapsed")
            .query(Promql.each(DAY, Kpi.LOSSES, ""), "lost")
            .query(Promql.each(DAY, Kpi.REACTIVATIONS, ""), "won back")
            .every("1d"),
        Panel.bars("Alerts raised each week, by cause", Unit.COUNT)
            .says("What weighed most when the alert was raised; closed weeks.")
            .query(Promql.each(WEEK, Kpi.ALERTS, "cause", "step=\"RAISED\""), "{{cause}}")
            .every("7d"));
  }

  private static List<Panel> saving() {
    return List.of(
        Panel.gauges("Open save windows by cause", Unit.COUNT)
            .says("What first showed that these customers may leave.")
            .query(Promql.now(Metric.SAVE_WINDOWS_OPEN, "cause") + " > 0", "{{cause}}")
            .then("orange", 1)
            .decimals(0),
        Panel.gauges("Value at stake by cause ($currency)", Unit.MONEY)
            .says("What these customers were worth when their window opened.")
            .query(Promql.now(Metric.SAVE_WINDOWS_OPEN_VALUE, "cause") + " > 0", "{{cause}}")
            .then("orange", 1)
            .decimals(0),
        Panel.lines("Save windows each week", Unit.COUNT)
            .says("Windows opened, saved and lost; closed weeks.")
            .each(
                List.of("OPENED", "SAVED", "LOST"),
                step -> Promql.each(WEEK, Kpi.SAVE_WINDOWS, "", "step=\"" + step + "\""))
            .every("7d")
            .wide(8));
  }

  private static List<Panel> scoreboard() {
    String churned = "outcome=\"CHURNED\"";
    return List.of(
        Panel.gauges("Precision, by version of the rules", Unit.SHARE)
            .says(
                "Of the alerts raised in the time shown that have ended: the share that came true."
                    + " Alerts that were answered in time look wrong here, too.")
            .query(
                Promql.share(
                    Promql.days(RANGE, Kpi.ALERT_OUTCOMES, "rules", churned),
                    Promql.days(RANGE, Kpi.ALERT_OUTCOMES, "rules", "outcome=~\"CHURNED|KEPT\"")),
                "{{rules}}")
            .from("red")
            .then("orange", 0.25)
            .then("green", 0.5)
            .high(5)
            .decimals(1),
        Panel.gauges("Recall, by version of the rules", Unit.SHARE)
            .says("Of those who lapsed or left, the share that was warned of.")
            .query(
                Promql.share(
                    Promql.days(RANGE, Kpi.ALERT_OUTCOMES, "rules", churned),
                    Promql.days(
                        RANGE, Kpi.ALERT_OUTCOMES, "rules", "outcome=~\"CHURNED|UNWARNED\"")),
                "{{rules}}")
            .from("red")
            .then("orange", 0.5)
            .then("green", 0.75)
            .high(5)
            .decimals(1),
        Panel.gauges("Mean lead time, by version of the rules", Unit.HOURS)
            .says(
                "How long before the lapse or leave an alert was raised, of those that came true.")
            .query(
                Promql.share(
                    Promql.daysAmount(RANGE, Kpi.ALERT_LEAD_TIMES, "rules"),
                    Promql.days(RANGE, Kpi.ALERT_LEAD_TIMES, "rules")),
                "{{rules}}")
            .from("red")
            .then("orange", 24)
            .then("green", 168)
            .high(5)
            .decimals(0));
  }
}
