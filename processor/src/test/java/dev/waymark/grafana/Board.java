package dev.waymark.grafana;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.domain.kpi.Kpi;
import dev.waymark.metrics.KpiSeries;
import dev.waymark.metrics.Metric;
import java.util.List;

/**
 * A board answers one question, from the general to the special.
 *
 * @param uid its name in addresses, for ever
 * @param question what it answers
 * @param history whether it looks back over closed windows, rather than at what happens now
 * @param sections what is below the trust strip
 */
record Board(String uid, String title, String question, boolean history, List<Section> sections) {

  /** What belongs together under a heading. */
  record Section(String title, List<Panel> panels) {}

  /** All boards have it, and by it they find one another. */
  static final String TAG = "waymark";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int SCHEMA = 42;
  private static final int COLUMNS = 24;

  /** Where the data come from is the user's to choose. */
  static ObjectNode source() {
    return JSON.objectNode().put("type", "prometheus").put("uid", "${source}");
  }

  ObjectNode json() {
    ObjectNode board = JSON.objectNode();
    board.put("uid", uid);
    board.put("title", title);
    board.put("description", question);
    board.set("tags", JSON.arrayNode().add(TAG));
    board.put("schemaVersion", SCHEMA);
    board.put("version", 1);
    board.put("editable", false);
    board.put("graphTooltip", 1);
    board.put("timezone", "utc");
    board.put("refresh", history ? "1m" : "30s");
    board.set(
        "time", JSON.objectNode().put("from", history ? "now-90d" : "now-3h").put("to", "now"));
    board.set("links", links());
    board.set("templating", variables());
    board.set("annotations", annotations());
    board.set("panels", panels());
    return board;
  }

  private static ArrayNode links() {
    ArrayNode links = JSON.arrayNode();
    links
        .addObject()
        .put("title", "Waymark")
        .put("type", "dashboards")
        .put("asDropdown", false)
        .put("includeVars", true)
        .put("keepTime", true)
        .put("targetBlank", false)
        .set("tags", JSON.arrayNode().add(TAG));
    return links;
  }

  private static ObjectNode variables() {
    ArrayNode list = JSON.arrayNode();
    list.addObject()
        .put("name", "source")
        .put("label", "Prometheus")
        .put("type", "datasource")
        .put("query", "prometheus")
        .put("refresh", 1)
        .put("hide", 0)
        .put("includeAll", false)
        .put("multi", false);
    ObjectNode run = variable(KpiSeries.RUN, "Run", KpiSeries.count(Kpi.ORDERS), KpiSeries.RUN, 0);
    run.set("current", JSON.objectNode().put("text", "live").put("value", "live"));
    list.add(run);
    list.add(variable("currency", "Currency", Metric.RULES.label(), "currency", 2));
    ObjectNode templating = JSON.objectNode();
    templating.set("list", list);
    return templating;
  }

  private static ObjectNode variable(
      String name, String label, String metric, String of, int hide) {
    String query = "label_values(" + metric + ", " + of + ")";
    ObjectNode variable =
        JSON.objectNode()
            .put("name", name)
            .put("label", label)
            .put("type", "query")
            .put("definition", query)
            .put("refresh", 2)
            .put("sort", 1)
            .put("hide", hide)
            .put("includeAll", false)
            .put("multi", false);
    variable.set("datasource", source());
    variable.set(
        "query",
        JSON.objectNode()
            .put("qryType", 1)
            .put("query", query)
            .put("refId", "PrometheusVariableQueryEditor-VariableQuery"));
    return variable;
  }

  /** What else may have moved the lines. */
  private static ObjectNode annotations() {
    ArrayNode list = JSON.arrayNode();
    list.add(
        annotation(
            "Replays",
            "purple",
            "max(" + Metric.REPLAYING.label() + ") > 0",
            "the past is being replayed"));
    list.add(
        annotation(
            "Rebalances",
            "yellow",
            "sum(increase(" + Metric.KAFKA_REBALANCES.label() + "[2m])) > 0",
            "work moved between instances"));
    list.add(
        annotation(
            "Deployments",
            "blue",
            "count((time() - "
                + Metric.STARTED.label()
                + ") < 120 and on (job, instance) "
                + Metric.RUNNING.label()
                + ") > 0",
            "an instance was started"));
    ObjectNode annotations = JSON.objectNode();
    annotations.set("list", list);
    return annotations;
  }

  private static ObjectNode annotation(String name, String colour, String expression, String text) {
    ObjectNode annotation =
        JSON.objectNode()
            .put("name", name)
            .put("enable", true)
            .put("hide", false)
            .put("iconColor", colour)
            .put("expr", expression)
            .put("step", "60s")
            .put("titleFormat", name)
            .put("textFormat", text);
    annotation.set("datasource", source());
    return annotation;
  }

  private ArrayNode panels() {
    ArrayNode panels = JSON.arrayNode();
    int id = 1;
    int y = 0;
    int x = 0;
    for (Panel panel : TrustStrip.panels()) {
      panels.add(panel.json(id++, x, y));
      x += panel.width();
    }
    y += TrustStrip.HEIGHT;
    for (Section section : sections) {
      panels.add(heading(section.title(), id++, y++));
      int tallest = 0;
      x = 0;
      for (Panel panel : section.panels()) {
        if (x + panel.width() > COLUMNS) {
          x = 0;
          y += tallest;
          tallest = 0;
        }
        panels.add(panel.json(id++, x, y));
        x += panel.width();
        tallest = Math.max(tallest, panel.height());
      }
      y += tallest;
    }
    return panels;
  }

  private static ObjectNode heading(String title, int id, int y) {
    ObjectNode row = JSON.objectNode();
    row.put("id", id);
    row.put("type", "row");
    row.put("title", title);
    row.put("collapsed", false);
    row.set("gridPos", JSON.objectNode().put("h", 1).put("w", COLUMNS).put("x", 0).put("y", y));
    row.set("panels", JSON.arrayNode());
    return row;
  }
}
