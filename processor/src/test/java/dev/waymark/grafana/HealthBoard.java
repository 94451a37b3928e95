package dev.waymark.grafana;

import dev.waymark.grafana.Board.Section;
import dev.waymark.grafana.Panel.Unit;
import dev.waymark.metrics.Metric;
import java.util.List;

/** Can the boards be believed? */
final class HealthBoard {

  private HealthBoard() {}

  static Board board() {
    return new Board(
        "waymark-health",
        "Waymark 5 – Processor health",
        "Can the boards be believed, and does the processor keep up?",
        false,
        List.of(
            new Section("At a glance", glance()),
            new Section("Does it keep up?", keepingUp()),
            new Section("Is anything lost?", conservation()),
            new Section("Who is who", identity()),
            new Section("The machine", machine())));
  }

  private static List<Panel> glance() {
    return List.of(
        Panel.stat("Instances that run", Unit.COUNT)
            .says("Instances whose Kafka Streams is in the state RUNNING.")
            .query("sum(" + Metric.RUNNING.label() + ")")
            .from("red")
            .then("green", 1)
            .decimals(0),
        Panel.stat("Instances that are not ready", Unit.COUNT)
            .says("Instances that still restore their state, or have failed.")
            .query("count(" + Metric.READY.label() + ") - sum(" + Metric.READY.label() + ")")
            .from("green")
            .then("red", 1)
            .decimals(0),
        Panel.stat("Records behind", Unit.COUNT)
            .says("How many records the partition furthest behind still has to read.")
            .query("max(" + Metric.KAFKA_LAG.label() + ")")
            .from("green")
            .then("orange", 10_000)
            .then("red", 1_000_000)
            .decimals(0),
        Panel.stat("History refused, last hour", Unit.COUNT)
            .says("Samples of KPIs that the history server refused for good: lost to these boards.")
            .query("sum(increase(" + Metric.HISTORY_REFUSED.label() + "[1h]))")
            .from("green")
            .then("red", 1)
            .decimals(0));
  }

  private static List<Panel> keepingUp() {
    return List.of(
        Panel.lines("Records a second, by how they ended", Unit.PER_SECOND)
            .says("Every record read ends in exactly one of these ways.")
            .query(Promql.perSecond(Metric.RECORDS, "end"), "{{end}}"),
        Panel.lines("Event-time delay by partition", Unit.SECONDS)
            .says("How far the clock of each journey partition is behind the clock on the wall.")
            .query(
                "time() - max by (partition) (" + Metric.CLOCK.label() + ")",
                "partition {{partition}}")
            .then("red", 3_600),
        Panel.lines("Records behind, by instance", Unit.COUNT)
            .says("The lag of the partition furthest behind, as Kafka measures it.")
            .query("max by (instance) (" + Metric.KAFKA_LAG.label() + ")", "{{instance}}")
            .then("orange", 10_000),
        Panel.lines("Commit latency by instance", Unit.SECONDS)
            .says("How long a commit takes on average, of the slowest thread.")
            .query(
                "max by (instance) (" + Metric.KAFKA_COMMIT_SECONDS.label() + ")", "{{instance}}")
            .then("orange", 1),
        Panel.lines("Deadlines behind, by partition", Unit.SECONDS)
            .says("How far the oldest deadline that is due lies behind its partition's clock.")
            .query(
                "max by (partition) (" + Metric.DEADLINES_BEHIND.label() + ")",
                "partition {{partition}}")
            .then("orange", 3_600),
        Panel.lines("Since the last poll, by instance", Unit.SECONDS)
            .says("How long ago the thread that is furthest behind asked Kafka for records.")
            .query(
                "max by (instance) (" + Metric.KAFKA_POLL_AGE_SECONDS.label() + ")", "{{instance}}")
            .then("red", 60),
        Panel.lines("Records to restore, by instance", Unit.COUNT)
            .says("Records of change logs that are still to be read before work goes on.")
            .query(
                "max by (instance) (" + Metric.KAFKA_RESTORE_REMAINING.label() + ")",
                "{{instance}}"),
        Panel.bars("Rebalances and replaced threads", Unit.COUNT)
            .says("How often work moved between instances, and threads died and were replaced.")
            .query(
                "sum(increase(" + Metric.KAFKA_REBALANCES.label() + "[$__rate_interval]))",
                "rebalances")
            .query(
                "sum(increase(" + Metric.THREADS_REPLACED.label() + "[$__rate_interval]))",
                "threads replaced"));
  }

  private static List<Panel> conservation() {
    return List.of(
        Panel.lines("Read and not ended, by topic", Unit.COUNT)
            .says(
                "Records read less records that ended in some way. It swings while work is in flight,"
                    + " and what does not come back to 0 in a quiet hour would be lost.")
            .query(
                "sum by (topic) ("
                    + Metric.READ.label()
                    + ") - sum by (topic) ("
                    + Metric.RECORDS.label()
                    + ")",
                "{{topic}}"),
        Panel.lines("Rejected and late a second, by topic", Unit.PER_SECOND)
            .says("Records that could not be taken; the topics of rejects and late ones have them.")
            .query(
                "sum by (topic, end) (rate("
                    + Metric.RECORDS.label()
                    + "{end=~\"rejected|late\"}[$__rate_interval]))",
                "{{topic}} {{end}}")
            .then("orange", 1),
        Panel.lines("Told a second", Unit.PER_SECOND)
            .says(
                "What downstream is told: orders, stage changes, steps of alerts and windows, KPIs.")
            .query(Promql.perSecond(Metric.ORDERS, ""), "orders")
            .query(Promql.perSecond(Metric.COMPLAINTS, ""), "complaints")
            .query(Promql.perSecond(Metric.STAGE_CHANGES, ""), "stage changes")
            .query(Promql.perSecond(Metric.CHURN_ALERT_STEPS, ""), "alert steps")
            .query(Promql.perSecond(Metric.SAVE_WINDOW_STEPS, ""), "save-window steps")
            .query(Promql.perSecond(Metric.KPI_REVISIONS, ""), "KPI revisions"),
        Panel.lines("History still to be written", Unit.SECONDS)
            .says("How long the oldest revision of a KPI waits for the history server to take it.")
            .query("max(" + Metric.HISTORY_DELAY_SECONDS.label() + ")", "oldest revision")
            .then("red", 300));
  }

  private static List<Panel> identity() {
    return List.of(
        Panel.lines("Names known, by instance", Unit.COUNT)
            .says("Names that were seen with others, as the stores estimate them.")
            .query("sum by (instance) (" + Metric.IDENTITIES.label() + ")", "{{instance}}"),
        Panel.lines("Events that could not follow their name, a second", Unit.PER_SECOND)
            .says(
                "A name turned out to be somebody else's, but these events stay where they are:"
                    + " forgotten under the name, or in a ledger that has been folded.")
            .query(
                "sum by (limit) (rate("
                    + Metric.IDENTITY_CUT.label()
                    + "{limit=~\"events|ledger|late\"}[$__rate_interval]))",
                "{{limit}}")
            .then("orange", 1),
        Panel.bars("Names that link nobody any more, and chains that are too long", Unit.COUNT)
            .says(
                "Names seen with too many others are shared; of names further away than"
                    + " identity.reach nothing is heard.")
            .query(
                "sum by (limit) (increase("
                    + Metric.IDENTITY_CUT.label()
                    + "{limit=~\"shared|reach\"}[$__rate_interval]))",
                "{{limit}}"));
  }

  private static List<Panel> machine() {
    return List.of(
        Panel.lines("Heap in use, by instance", Unit.BYTES)
            .says("Heap of the virtual machine, and the most there may be.")
            .query(ofOurs(Metric.MEMORY_USED.label() + "{area=\"heap\"}"), "{{instance}}")
            .query(ofOurs(Metric.MEMORY_MAX.label() + "{area=\"heap\"}"), "{{instance}} at most"),
        Panel.lines("Processor time, by instance", Unit.RATIO)
            .says("Seconds of processor time a second: 1 is one core in full.")
            .query(
                ofOurs("rate(" + Metric.CPU_SECONDS.label() + "[$__rate_interval])"),
                "{{instance}}")
            .decimals(2),
        Panel.lines("Garbage collection, by instance", Unit.SHARE)
            .says("Share of the time that goes into collecting garbage.")
            .query(
                ofOurs("rate(" + Metric.GARBAGE_SECONDS.label() + "[$__rate_interval])"),
                "{{instance}}")
            .then("red", 0.2),
        Panel.lines("Series, by instance", Unit.COUNT)
            .says("Series that each instance shows: the budget is 3,000 for four instances.")
            .query(ofOurs("scrape_samples_scraped"), "{{instance}}")
            .then("red", 750));
  }

  /** Other programs have metrics of these names, too. */
  private static String ofOurs(String expression) {
    return "sum by (instance) ("
        + expression
        + " and on (job, instance) "
        + Metric.RUNNING.label()
        + ")";
  }
}
