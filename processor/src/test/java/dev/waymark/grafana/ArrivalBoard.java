package dev.waymark.grafana;

import static dev.waymark.domain.kpi.Grain.DAY;

import dev.waymark.domain.kpi.Kpi;
import dev.waymark.grafana.Board.Section;
import dev.waymark.grafana.Panel.Unit;
import dev.waymark.metrics.Metric;
import java.util.List;

/** How do people become customers, and what brought them? */
final class ArrivalBoard {

  private static final String RANGE = "$__range";

  private ArrivalBoard() {}

  static Board board() {
    return new Board(
        "waymark-arrival",
        "Waymark 2 – Becoming a customer",
        "How do people become customers, and what brought them?",
        true,
        List.of(
            new Section("At a glance", glance()),
            new Section("Day by day", days()),
            new Section("What brought them, over the time shown", touches())));
  }

  private static List<Panel> glance() {
    return List.of(
        Panel.stat("New customers, last closed day", Unit.COUNT)
            .says("First purchases of the last day that is over.")
            .query(Promql.last(DAY, Kpi.NEW_CUSTOMERS, ""))
            .from("orange")
            .then("text", 1)
            .decimals(0),
        Panel.stat("… against the same day of the week before", Unit.COUNT)
            .says(
                "First purchases of the last closed day, less those of the day seven days before.")
            .query(
                Promql.last(DAY, Kpi.NEW_CUSTOMERS, "")
                    + " - "
                    + Promql.earlier(DAY, Kpi.NEW_CUSTOMERS, "", "", "7d"))
            .from("red")
            .then("green", 0)
            .decimals(0),
        Panel.stat("Open prospects, now", Unit.COUNT)
            .says("People who have been in touch and have not bought yet.")
            .query(Promql.now(Metric.PROSPECTS, ""))
            .from("orange")
            .then("text", 1)
            .decimals(0),
        Panel.stat("Brought by friends", Unit.SHARE)
            .says("Share of the first purchases that somebody else brought, over the time shown.")
            .query(
                Promql.share(
                    Promql.days(RANGE, Kpi.REFERRALS, ""),
                    Promql.days(RANGE, Kpi.NEW_CUSTOMERS, "")))
            .from("text")
            .then("green", 0.05)
            .decimals(1));
  }

  private static List<Panel> days() {
    return List.of(
        Panel.bars("New customers each day, by first touch", Unit.COUNT)
            .says("First purchases by what first brought these customers; closed days.")
            .query(Promql.each(DAY, Kpi.NEW_CUSTOMERS, "first_touch"), "{{first_touch}}")
            .every("1d"),
        Panel.lines("Open prospects at the end of each day", Unit.COUNT)
            .says("Prospects by what first brought them; closed days.")
            .query(Promql.each(DAY, Kpi.PROSPECTS, "first_touch"), "{{first_touch}}")
            .every("1d"),
        Panel.bars("Touches each day", Unit.COUNT)
            .says("All that may have brought somebody, up to the first purchase; closed days.")
            .query(Promql.each(DAY, Kpi.TOUCHES, "kind"), "{{kind}}")
            .every("1d"),
        Panel.lines("The app, each day", Unit.COUNT)
            .says("First installs, installs again within 90 days, and uninstalls; closed days.")
            .query(Promql.each(DAY, Kpi.INSTALLS, ""), "installs")
            .query(Promql.each(DAY, Kpi.REINSTALLS, ""), "installs again")
            .query(Promql.each(DAY, Kpi.UNINSTALLS, ""), "uninstalls")
            .every("1d"));
  }

  /** None is an answer, too. */
  private static String buyersWithin(String bucket) {
    return Promql.days(RANGE, Kpi.TIME_TO_FIRST_PURCHASE, "", "bucket=~\"" + bucket + "\"")
        + " or vector(0)";
  }

  private static List<Panel> touches() {
    return List.of(
        Panel.matrix(
                "Credit for first purchases, by touch and model ($currency)",
                Unit.MONEY,
                "touch",
                "model")
            .says(
                "What each attribution model (columns) credits each touch (rows) with. The columns"
                    + " add up to the same.")
            .query(Promql.daysAmount(RANGE, Kpi.ATTRIBUTED, "touch, model"))
            .then("blue", 1)
            .decimals(0)
            .wide(24),
        Panel.gauges("Time from first touch to first purchase", Unit.COUNT)
            .says("First purchases by the time people took to decide.")
            .query(buyersWithin("0"), "at once")
            .query(buyersWithin("lt_1h"), "within 1 hour")
            .query(buyersWithin("lt_1d"), "within 1 day")
            .query(buyersWithin("lt_7d"), "within 7 days")
            .query(buyersWithin("lt_30d"), "within 30 days")
            .query(buyersWithin("lt_90d|ge_90d"), "later")
            .then("blue", 1)
            .decimals(0),
        Panel.gauges("Conversion by channel of the first touch", Unit.SHARE)
            .says(
                "Of the people first reached in the days shown, how many have become customers by"
                    + " now. Those of the last days may still. Whose first touch is a purchase has"
                    + " converted with it.")
            .query(
                Promql.share(
                    Promql.days(RANGE, Kpi.CONVERSION, "channel", "converted=\"yes\""),
                    Promql.days(RANGE, Kpi.CONVERSION, "channel")),
                "{{channel}}")
            .from("red")
            .then("orange", 0.2)
            .then("green", 0.5)
            .decimals(0),
        Panel.gauges("Open prospects by first touch, now", Unit.COUNT)
            .says("Who has not bought yet, by what first brought them.")
            .query(Promql.now(Metric.PROSPECTS, "first_touch") + " > 0", "{{first_touch}}")
            .then("blue", 1)
            .decimals(0));
  }
}
