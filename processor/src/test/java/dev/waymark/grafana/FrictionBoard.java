package dev.waymark.grafana;

import static dev.waymark.domain.kpi.Grain.DAY;

import dev.waymark.domain.kpi.Kpi;
import dev.waymark.grafana.Board.Section;
import dev.waymark.grafana.Panel.Unit;
import dev.waymark.metrics.Metric;
import java.util.List;

/** What makes customers unhappy, and what does it cost? */
final class FrictionBoard {

  private static final String RANGE = "$__range";
  private static final String WEEK = "7d";

  private FrictionBoard() {}

  static Board board() {
    return new Board(
        "waymark-friction",
        "Waymark 3 – What makes them unhappy",
        "What makes customers unhappy, and what does it cost?",
        true,
        List.of(
            new Section("At a glance", glance()),
            new Section("Day by day", days()),
            new Section("What it costs, and who waits", costs())));
  }

  private static List<Panel> glance() {
    return List.of(
        Panel.stat("Complaints, last closed day", Unit.COUNT)
            .says("Complaints by contact or mention on the last day that is over.")
            .query(Promql.last(DAY, Kpi.COMPLAINTS, ""))
            .from("green")
            .then("text", 1)
            .decimals(0),
        Panel.stat("… in percent of the usual", Unit.PERCENT)
            .says(
                "Complaints of the last closed day against the mean of the seven days before and a"
                    + " floor. 100 is about as usual; 200 and more is worth a look.")
            .query(Promql.last(DAY, Kpi.UNUSUAL, ""))
            .from("green")
            .then("orange", 150)
            .then("red", 200)
            .decimals(0),
        Panel.stat("Contact rate, last 7 days", Unit.SHARE)
            .says("Orders that made customers get in touch, of all orders placed; net of repeats.")
            .query(
                Promql.share(
                    Promql.days(WEEK, Kpi.ORDERS_CONTACTED, ""), Promql.days(WEEK, Kpi.ORDERS, "")))
            .from("green")
            .then("orange", 0.1)
            .then("red", 0.2)
            .decimals(1),
        Panel.stat("Late deliveries, last 7 days", Unit.SHARE)
            .says("Deliveries after the promise, of all deliveries.")
            .query(
                Promql.share(
                    Promql.days(WEEK, Kpi.PUNCTUALITY, "", "delivery=\"late\""),
                    Promql.days(WEEK, Kpi.PUNCTUALITY, "")))
            .from("green")
            .then("orange", 0.05)
            .then("red", 0.15)
            .decimals(1),
        Panel.stat("Value at risk, now ($currency)", Unit.MONEY)
            .says("What customers with an open complaint have spent in the trailing window.")
            .query(Promql.now(Metric.VALUE_AT_RISK, ""))
            .from("green")
            .then("orange", 1)
            .decimals(0),
        Panel.stat("Cases without an answer, now", Unit.COUNT)
            .says("Open support cases that nobody has answered.")
            .query(Promql.now(Metric.CASES_UNANSWERED, ""))
            .from("green")
            .then("orange", 1)
            .then("red", 100)
            .decimals(0),
        Panel.stat("First-contact resolution", Unit.SHARE)
            .says(
                "Cases settled without a repeated contact within 7 days, of those opened, over the time shown.")
            .query(
                Promql.share(
                    Promql.days(RANGE, Kpi.CASES_RESOLVED_FIRST, ""),
                    Promql.days(RANGE, Kpi.CASES_OPENED, "")))
            .from("red")
            .then("orange", 0.6)
            .then("green", 0.75)
            .decimals(1),
        Panel.stat("Repeated contacts", Unit.SHARE)
            .says(
                "Contacts for a reason that the same customer gave within 7 days before, over the time shown.")
            .query(
                Promql.share(
                    Promql.days(RANGE, Kpi.REPEAT_CONTACTS, ""),
                    Promql.days(RANGE, Kpi.CONTACTS, "")))
            .from("green")
            .then("orange", 0.15)
            .then("red", 0.3)
            .decimals(1));
  }

  private static List<Panel> days() {
    return List.of(
        Panel.bars("Complaints each day, by reason", Unit.COUNT)
            .says("Complaints by contact or mention; closed days.")
            .query(Promql.each(DAY, Kpi.COMPLAINTS, "reason"), "{{reason}}")
            .every("1d"),
        Panel.lines("Complaints in percent of the usual", Unit.PERCENT)
            .says("Each closed day against the seven days before it and a floor; 200 is a spike.")
            .query(Promql.each(DAY, Kpi.UNUSUAL, ""), "complaints")
            .then("red", 200)
            .every("1d"),
        Panel.lines("Contact rate, 7 days up to each day", Unit.SHARE)
            .says("Gross: contacts for each order. Net: orders that made customers get in touch.")
            .query(
                Promql.share(
                    Promql.days(WEEK, Kpi.CONTACTS, ""), Promql.days(WEEK, Kpi.ORDERS, "")),
                "gross")
            .query(
                Promql.share(
                    Promql.days(WEEK, Kpi.ORDERS_CONTACTED, ""), Promql.days(WEEK, Kpi.ORDERS, "")),
                "net")
            .every("1d"),
        Panel.lines("Late deliveries and who complains, 7 days up to each day", Unit.SHARE)
            .says(
                "The share of deliveries that are late, and of late and of punctual deliveries the"
                    + " share about which somebody complains.")
            .query(
                Promql.share(
                    Promql.days(WEEK, Kpi.PUNCTUALITY, "", "delivery=\"late\""),
                    Promql.days(WEEK, Kpi.PUNCTUALITY, "")),
                "late")
            .query(complaining("late"), "complaints when late")
            .query(complaining("on_time"), "complaints when on time")
            .every("1d"),
        Panel.bars("Mentions each day, by tone", Unit.COUNT)
            .says("What is said about us in public; closed days.")
            .query(Promql.each(DAY, Kpi.MENTIONS, "sentiment"), "{{sentiment}}")
            .every("1d"),
        Panel.bars("Contacts each day, by channel", Unit.COUNT)
            .says("Support contacts; closed days.")
            .query(Promql.each(DAY, Kpi.CONTACTS, "channel"), "{{channel}}")
            .every("1d"));
  }

  private static String complaining(String delivery) {
    String of = "delivery=\"" + delivery + "\"";
    return Promql.share(
        Promql.days(WEEK, Kpi.PUNCTUALITY, "", of + ", complained=\"yes\""),
        Promql.days(WEEK, Kpi.PUNCTUALITY, "", of));
  }

  private static List<Panel> costs() {
    return List.of(
        Panel.gauges("What complaints cost, by reason ($currency)", Unit.MONEY)
            .says(
                "What complaining customers spent in the 30 days before, less the 30 days after, of"
                    + " all complaints evaluated in the time shown. Below 0 they spent more.")
            .query(
                "-" + Promql.daysAmount(RANGE, Kpi.COMPLAINT_SPEND_EFFECT, "reason"), "{{reason}}")
            .from("green")
            .then("orange", 1)
            .decimals(0),
        Panel.gauges("Value at risk by reason, now ($currency)", Unit.MONEY)
            .says("Trailing value of customers with an open complaint, by its reason.")
            .query(Promql.now(Metric.VALUE_AT_RISK, "reason") + " > 0", "{{reason}}")
            .then("orange", 1)
            .decimals(0),
        Panel.gauges("Cases without an answer by reason, now", Unit.COUNT)
            .says("Open support cases that nobody has answered.")
            .query(Promql.now(Metric.CASES_UNANSWERED, "reason") + " > 0", "{{reason}}")
            .then("orange", 1)
            .decimals(0));
  }
}
