package dev.waymark.grafana;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** One picture on a board, built step by step and then written. */
final class Panel {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static final Map<String, String> STAGES =
      Map.of(
          "PROSPECT", "purple",
          "NEW", "light-blue",
          "ACTIVE", "blue",
          "LAPSED", "orange",
          "LOST", "red");
  private static final Map<String, String> BANDS =
      Map.of("LOW", "green", "ELEVATED", "yellow", "HIGH", "orange", "CRITICAL", "red");
  private static final Map<String, String> STEPS =
      Map.of("OPENED", "yellow", "SAVED", "green", "LOST", "red");
  private static final Map<String, String> ENDS =
      Map.of(
          "new", "light-blue",
          "returning", "blue",
          "resurrected", "green",
          "dormant", "orange",
          "raised", "orange",
          "cleared", "green",
          "lapsed", "orange",
          "lost", "red",
          "won back", "green");

  /** Meanings that have a colour wherever they are drawn, by the legend that tells of them. */
  private static final Map<String, Map<String, String>> COLOURS =
      Map.of(
          "{{to}}", STAGES,
          "{{segment}}",
              Map.of(
                  "BRONZE", "semi-dark-orange",
                  "SILVER", "#9aa5ad",
                  "GOLD", "#d4af37",
                  "NONE", "text"),
          "{{movement}}",
              Map.of(
                  "NEW", "light-blue",
                  "REACTIVATION", "light-green",
                  "EXPANSION", "green",
                  "CONTRACTION", "orange",
                  "CHURN", "red"),
          "{{sentiment}}", Map.of("negative", "red", "neutral", "text", "positive", "green"),
          "{{end}}", Map.of("applied", "green", "late", "orange", "rejected", "red"));

  /** How it is drawn. */
  enum View {
    STAT("stat"),
    LINES("timeseries"),
    AREAS("timeseries"),
    BARS("timeseries"),
    GAUGES("bargauge"),
    MATRIX("table");

    private final String type;

    View(String type) {
      this.type = type;
    }
  }

  /** What its numbers are, as Grafana calls it. */
  enum Unit {
    COUNT("locale"),
    MONEY("locale"),
    SHARE("percentunit"),
    SECONDS("s"),
    HOURS("h"),
    BYTES("bytes"),
    PER_SECOND("suffix:/s"),
    MOMENT("dateTimeAsIso"),
    RATIO("none"),
    PERCENT("percent");

    private final String grafana;

    Unit(String grafana) {
      this.grafana = grafana;
    }
  }

  private record Query(String expression, String legend) {}

  private record Step(String colour, double from) {}

  private final String title;
  private final View view;
  private final Unit unit;
  private final List<Query> queries = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private String says = "";
  private String base = "text";
  private String interval = "";
  private String row = "";
  private String column = "";
  private int decimals = -1;
  private int width;
  private int height = 8;

  private Panel(String title, View view, Unit unit, int width) {
    this.title = title;
    this.view = view;
    this.unit = unit;
    this.width = width;
  }

  /** One number. */
  static Panel stat(String title, Unit unit) {
    Panel panel = new Panel(title, View.STAT, unit, 6);
    panel.height = 4;
    return panel;
  }

  static Panel lines(String title, Unit unit) {
    return new Panel(title, View.LINES, unit, 12);
  }

  /** Parts of a whole over time. */
  static Panel areas(String title, Unit unit) {
    return new Panel(title, View.AREAS, unit, 12);
  }

  /** What happened in each window. */
  static Panel bars(String title, Unit unit) {
    return new Panel(title, View.BARS, unit, 12);
  }

  /** What stands side by side. */
  static Panel gauges(String title, Unit unit) {
    return new Panel(title, View.GAUGES, unit, 8);
  }

  /** A table of one label by another. */
  static Panel matrix(String title, Unit unit, String row, String column) {
    Panel panel = new Panel(title, View.MATRIX, unit, 12);
    panel.row = row;
    panel.column = column;
    return panel;
  }

  Panel says(String sentence) {
    says = sentence;
    return this;
  }

  Panel query(String expression, String legend) {
    queries.add(new Query(expression, legend));
    return this;
  }

  Panel query(String expression) {
    return query(expression, title);
  }

  /** A query for each of some names, in their order, which is also that of the legend. */
  Panel each(List<String> names, UnaryOperator<String> expression) {
    names.forEach(name -> query(expression.apply(name), name));
    return this;
  }

  /** One point for each window of so wide a grain, not more. */
  Panel every(String window) {
    interval = window;
    return this;
  }

  /** The colour below the first step. */
  Panel from(String colour) {
    base = colour;
    return this;
  }

  Panel then(String colour, double atLeast) {
    steps.add(new Step(colour, atLeast));
    return this;
  }

  Panel decimals(int number) {
    decimals = number;
    return this;
  }

  Panel wide(int columns) {
    width = columns;
    return this;
  }

  Panel high(int rows) {
    height = rows;
    return this;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  ObjectNode json(int id, int x, int y) {
    ObjectNode panel = JSON.objectNode();
    panel.put("id", id);
    panel.put("type", view.type);
    panel.put("title", title);
    panel.put("description", says);
    panel.set("datasource", Board.source());
    panel.set(
        "gridPos", JSON.objectNode().put("h", height).put("w", width).put("x", x).put("y", y));
    if (!interval.isEmpty()) {
      panel.put("interval", interval);
      panel.put("maxDataPoints", 2000);
    }
    panel.set("fieldConfig", fields());
    panel.set("options", options());
    panel.set("targets", targets());
    if (view == View.MATRIX) {
      panel.set("transformations", pivot());
    }
    return panel;
  }

  private boolean isInstant() {
    return view == View.STAT || view == View.GAUGES || view == View.MATRIX;
  }

  private ArrayNode targets() {
    ArrayNode targets = JSON.arrayNode();
    char name = 'A';
    for (Query query : queries) {
      ObjectNode target = targets.addObject();
      target.set("datasource", Board.source());
      target.put("editorMode", "code");
      target.put("expr", query.expression);
      target.put("format", view == View.MATRIX ? "table" : "time_series");
      target.put("instant", isInstant());
      target.put("range", !isInstant());
      target.put("legendFormat", query.legend);
      target.put("refId", String.valueOf(name++));
    }
    return targets;
  }

  private ArrayNode pivot() {
    ArrayNode transformations = JSON.arrayNode();
    ObjectNode pivot = transformations.addObject();
    pivot.put("id", "groupingToMatrix");
    pivot.set(
        "options",
        JSON.objectNode()
            .put("columnField", column)
            .put("rowField", row)
            .put("valueField", "Value")
            .put("emptyValue", "null"));
    return transformations;
  }

  private ObjectNode fields() {
    ObjectNode defaults = JSON.objectNode();
    defaults.put("unit", unit.grafana);
    if (decimals >= 0) {
      defaults.put("decimals", decimals);
    }
    defaults.put("noValue", view == View.MATRIX ? "–" : "no data");
    defaults.set(
        "color",
        JSON.objectNode()
            .put("mode", view.type.equals("timeseries") ? "palette-classic" : "thresholds"));
    defaults.set("thresholds", thresholds());
    defaults.set("mappings", JSON.arrayNode());
    defaults.set("custom", custom());
    ObjectNode fields = JSON.objectNode();
    fields.set("defaults", defaults);
    fields.set("overrides", overrides());
    return fields;
  }

  private ObjectNode thresholds() {
    ArrayNode all = JSON.arrayNode();
    all.addObject().put("color", base).putNull("value");
    steps.forEach(step -> all.addObject().put("color", step.colour).put("value", step.from));
    ObjectNode thresholds = JSON.objectNode().put("mode", "absolute");
    thresholds.set("steps", all);
    return thresholds;
  }

  private ObjectNode custom() {
    ObjectNode custom = JSON.objectNode();
    if (view == View.MATRIX) {
      custom.put("align", "auto");
      custom.set("cellOptions", JSON.objectNode().put("type", "color-text"));
      return custom;
    }
    if (!view.type.equals("timeseries")) {
      return custom;
    }
    boolean bars = view == View.BARS;
    custom.put("drawStyle", bars ? "bars" : "line");
    custom.put("lineWidth", bars ? 0 : 2);
    custom.put("fillOpacity", bars ? 80 : view == View.AREAS ? 40 : 0);
    custom.put("lineInterpolation", "linear");
    custom.put("showPoints", "never");
    custom.put("spanNulls", false);
    custom.put("axisSoftMin", 0);
    custom.set(
        "stacking",
        JSON.objectNode().put("mode", view == View.LINES ? "none" : "normal").put("group", "A"));
    custom.set(
        "thresholdsStyle", JSON.objectNode().put("mode", steps.isEmpty() ? "off" : "dashed"));
    return custom;
  }

  private ArrayNode overrides() {
    ArrayNode overrides = JSON.arrayNode();
    if (!view.type.equals("timeseries")) {
      return overrides;
    }
    for (Query query : queries) {
      colours(query.legend).entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(entry -> override(overrides, entry.getKey(), entry.getValue()));
    }
    return overrides;
  }

  private static Map<String, String> colours(String legend) {
    for (Map<String, String> names : List.of(STAGES, BANDS, STEPS, ENDS)) {
      String colour = names.get(legend);
      if (colour != null) {
        return Map.of(legend, colour);
      }
    }
    return COLOURS.getOrDefault(legend, Map.of());
  }

  private static void override(ArrayNode overrides, String name, String colour) {
    ObjectNode override = overrides.addObject();
    override.set("matcher", JSON.objectNode().put("id", "byName").put("options", name));
    ObjectNode property = override.putArray("properties").addObject();
    property.put("id", "color");
    property.set("value", JSON.objectNode().put("mode", "fixed").put("fixedColor", colour));
  }

  private ObjectNode options() {
    ObjectNode reduced = JSON.objectNode();
    reduced.set("calcs", JSON.arrayNode().add("lastNotNull"));
    reduced.put("fields", "");
    reduced.put("values", false);
    ObjectNode options = JSON.objectNode();
    switch (view) {
      case STAT -> {
        options.put("colorMode", "value");
        options.put("graphMode", "none");
        options.put("justifyMode", "auto");
        options.put("orientation", "auto");
        options.put("textMode", queries.size() > 1 ? "value_and_name" : "value");
        options.put("wideLayout", true);
        options.set("reduceOptions", reduced);
      }
      case GAUGES -> {
        options.put("displayMode", "basic");
        options.put("orientation", "horizontal");
        options.put("namePlacement", "auto");
        options.put("showUnfilled", true);
        options.put("sizing", "auto");
        options.put("valueMode", "color");
        options.set("reduceOptions", reduced);
      }
      case MATRIX -> {
        options.put("cellHeight", "sm");
        options.put("showHeader", true);
      }
      case LINES, AREAS, BARS -> {
        ObjectNode legend = JSON.objectNode();
        legend.set("calcs", JSON.arrayNode());
        legend.put("displayMode", "list").put("placement", "bottom").put("showLegend", true);
        options.set("legend", legend);
        options.set("tooltip", JSON.objectNode().put("mode", "multi").put("sort", "desc"));
      }
    }
    return options;
  }
}
