package dev.waymark.grafana;

import static dev.waymark.domain.kpi.Grain.DAY;
import static dev.waymark.domain.kpi.Grain.WEEK;

import dev.waymark.domain.kpi.Kpi;
import dev.waymark.grafana.Board.Section;
import dev.waymark.grafana.Panel.Unit;
import dev.waymark.metrics.KpiSeries;
import dev.waymark.metrics.Metric;
import java.util.List;

/** How many customers, what are they worth, where is it moving? */
final class AssetBoard {

  private static final String KEPT = "stage=~\"NEW|ACTIVE\"";
  private static final String MONTH_AGO = "30d";
  private static final String OPENING = Promql.earlierAmount(WEEK, Kpi.CUSTOMERS, "", "", "7d");

  private AssetBoard() {}

  static Board board() {
    return new Board(
        "waymark-asset",
        "Waymark 1 – Customer asset",
        "How many customers, what are they worth, where is it moving?",
        true,
        List.of(
            new Section("At a glance", glance()),
            new Section("Day by day", days()),
            new Section("What moves the asset, week by week", weeks()),
            new Section("Who stays", cohorts())));
  }

  private static List<Panel> glance() {
    return List.of(
        Panel.stat("Customers who buy, now", Unit.COUNT)
            .says(
                "NEW and ACTIVE customers at this moment. None at all means that nothing is read.")
            .query(Promql.now(Metric.CUSTOMERS, "", KEPT))
            .from("red")
            .then("text", 1)
            .decimals(0),
        Panel.stat("… change in 30 days", Unit.COUNT)
            .says(
                "NEW and ACTIVE customers at the end of the last closed day, against 30 days before.")
            .query(
                Promql.last(DAY, Kpi.CUSTOMERS, "", KEPT)
                    + " - "
                    + Promql.earlier(DAY, Kpi.CUSTOMERS, "", KEPT, MONTH_AGO))
            .from("red")
            .then("green", 0)
            .decimals(0),
        Panel.stat("What they are worth, now ($currency)", Unit.MONEY)
            .says("What NEW and ACTIVE customers have spent in the trailing window (90 days).")
            .query(Promql.now(Metric.CUSTOMERS_VALUE, "", KEPT))
            .from("red")
            .then("text", 1)
            .decimals(0),
        Panel.stat("… change in 30 days ($currency)", Unit.MONEY)
            .says("Their worth at the end of the last closed day, against 30 days before.")
            .query(
                Promql.lastAmount(DAY, Kpi.CUSTOMERS, "", KEPT)
                    + " - "
                    + Promql.earlierAmount(DAY, Kpi.CUSTOMERS, "", KEPT, MONTH_AGO))
            .from("red")
            .then("green", 0)
            .decimals(0),
        Panel.stat("About to leave, now", Unit.SHARE)
            .says("Share of NEW and ACTIVE customers whose risk is HIGH or CRITICAL.")
            .query(
                Promql.share(
                    Promql.now(Metric.CUSTOMERS_BY_RISK, "", "band=~\"HIGH|CRITICAL\""),
                    Promql.now(Metric.CUSTOMERS_BY_RISK, "")))
            .from("green")
            .then("orange", 0.15)
            .then("red", 0.3)
            .decimals(1),
        Panel.stat("Pulse, last week", Unit.RATIO)
            .says(
                "Customers who came (new or back) for each who paused, in the last closed week. Above"
                    + " 1 the base of buyers grows.")
            .query(
                Promql.share(
                    Promql.last(WEEK, Kpi.NEW_CUSTOMERS, "")
                        + " + "
                        + Promql.last(WEEK, Kpi.RESURRECTED_CUSTOMERS, ""),
                    Promql.last(WEEK, Kpi.DORMANT_CUSTOMERS, "")))
            .from("red")
            .then("orange", 0.8)
            .then("green", 1)
            .decimals(2),
        Panel.stat("Quick ratio, last week", Unit.RATIO)
            .says(
                "Worth won (new, expansion) for each unit of worth lost (contraction, churn), in the"
                    + " last closed week.")
            .query(Promql.share(movement("NEW|EXPANSION"), "-" + movement("CONTRACTION|CHURN")))
            .from("red")
            .then("orange", 0.8)
            .then("green", 1)
            .decimals(2),
        Panel.stat("NRR, last week", Unit.SHARE)
            .says(
                "What the worth of the week's opening customers has become by its end, without new"
                    + " ones and those who came back: net revenue retention.")
            .query(Promql.share(OPENING + " + " + movement("EXPANSION|CONTRACTION|CHURN"), OPENING))
            .from("red")
            .then("orange", 0.97)
            .then("green", 1)
            .decimals(1));
  }

  private static String movement(String which) {
    return Promql.lastAmount(WEEK, Kpi.MOVEMENTS, "", "movement=~\"" + which + "\"");
  }

  private static List<Panel> days() {
    return List.of(
        Panel.areas("Customers at the end of each day, by stage", Unit.COUNT)
            .says("Stocks of closed days. LAPSED and LOST customers bought once and are silent.")
            .each(
                List.of("ACTIVE", "NEW", "PROSPECT", "LAPSED", "LOST"),
                stage -> Promql.each(DAY, Kpi.CUSTOMERS, "", "stage=\"" + stage + "\""))
            .every("1d"),
        Panel.areas("Worth at the end of each day, by segment ($currency)", Unit.MONEY)
            .says("Trailing value of all customers at the end of closed days, by value segment.")
            .query(Promql.eachAmount(DAY, Kpi.CUSTOMERS, "segment"), "{{segment}}")
            .every("1d"),
        Panel.bars("Sold each day ($currency)", Unit.MONEY)
            .says("Gross of the orders placed, by channel; closed days.")
            .query(Promql.eachAmount(DAY, Kpi.ORDERS, "channel"), "{{channel}}")
            .every("1d"),
        Panel.bars("Moves between stages each day", Unit.COUNT)
            .says("Customers who came into a stage; closed days, corrected by late data.")
            .query(Promql.each(DAY, Kpi.STAGE_MOVES, "to"), "{{to}}")
            .every("1d"));
  }

  private static List<Panel> weeks() {
    return List.of(
        Panel.gauges("Bridge of the last closed week ($currency)", Unit.MONEY)
            .says(
                "Closing worth = opening + new + came back + expansion − contraction − churn. The"
                    + " residual is what does not add up: anything but 0 is a fault.")
            .query(OPENING, "opening")
            .query(movement("NEW"), "+ new")
            .query(movement("REACTIVATION"), "+ came back")
            .query(movement("EXPANSION"), "+ expansion")
            .query("-" + movement("CONTRACTION"), "− contraction")
            .query("-" + movement("CHURN"), "− churn")
            .query(Promql.lastAmount(WEEK, Kpi.CUSTOMERS, ""), "closing")
            .query(
                "round("
                    + Promql.lastAmount(WEEK, Kpi.CUSTOMERS, "")
                    + " - "
                    + OPENING
                    + " - "
                    + Promql.lastAmount(WEEK, Kpi.MOVEMENTS, "")
                    + ", 0.01)",
                "residual")
            .from("red")
            .then("text", 0)
            .decimals(0)
            .wide(10)
            .high(9),
        Panel.bars("Worth won and lost each week ($currency)", Unit.MONEY)
            .says(
                "Change of trailing value by movement, in closed weeks; what is lost is negative.")
            .query(
                Promql.eachAmount(WEEK, Kpi.MOVEMENTS, "movement", "movement!=\"UNCHANGED\""),
                "{{movement}}")
            .every("7d")
            .wide(7)
            .high(9),
        Panel.bars("Buyers won and lost each week", Unit.COUNT)
            .says(
                "Growth accounting of closed weeks: active buyers are new, returning and resurrected;"
                    + " dormant ones bought the week before and did not now.")
            .query(Promql.each(WEEK, Kpi.NEW_CUSTOMERS, ""), "new")
            .query(Promql.each(WEEK, Kpi.RETURNING_CUSTOMERS, ""), "returning")
            .query(Promql.each(WEEK, Kpi.RESURRECTED_CUSTOMERS, ""), "resurrected")
            .query("-" + Promql.each(WEEK, Kpi.DORMANT_CUSTOMERS, ""), "dormant")
            .every("7d")
            .wide(7)
            .high(9));
  }

  private static List<Panel> cohorts() {
    String buyers = KpiSeries.count(Kpi.RETAINED_CUSTOMERS);
    return List.of(
        Panel.matrix("Segments before and after, last closed week", Unit.COUNT, "from", "to")
            .says("Customers by value segment at the beginning (rows) and the end of the week.")
            .query(
                Promql.last(WEEK, Kpi.SEGMENT_MOVES, "from, to", "from!=\"NONE\"")
                    + " or "
                    + Promql.last(WEEK, Kpi.SEGMENT_MOVES, "from, to", "to!=\"NONE\""))
            .then("blue", 1)
            .decimals(0),
        Panel.matrix("Retention by month of the first purchase", Unit.SHARE, "cohort", "age")
            .says(
                "Of those who first bought in a month (rows), the share that bought again so many"
                    + " months later (columns); closed months.")
            .query(
                Promql.everMonth(buyers, "cohort, age", "")
                    + " / on (cohort) group_left () ("
                    + Promql.everMonth(buyers, "cohort", "age=\"0\"")
                    + " > 0)")
            .from("red")
            .then("orange", 0.1)
            .then("green", 0.25)
            .decimals(0));
  }
}
