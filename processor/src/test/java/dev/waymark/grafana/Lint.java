package dev.waymark.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.domain.kpi.Grain;
import dev.waymark.domain.kpi.Kpi;
import dev.waymark.metrics.KpiSeries;
import dev.waymark.metrics.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What can be wrong with boards, as sentences. It reads their JSON, however that was made. */
final class Lint {

  private static final Set<String> GRAFANAS = Set.of("__range", "__rate_interval");
  private static final Set<String> SERVERS = Set.of("instance", "job");
  private static final Set<String> INSTANT = Set.of("stat", "bargauge", "table");

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{?(\\w+)");
  private static final Pattern SELECTOR =
      Pattern.compile("\\b((?:waymark|jvm|process)_\\w+|scrape_samples_scraped)(\\{[^}]*})?");
  private static final Pattern MATCHER =
      Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)\\s*\"([^\"]*)\"");
  private static final Pattern GROUPED = Pattern.compile("\\b(?:by|on) \\(([^)]*)\\)");
  private static final Pattern STATE = Pattern.compile("max by \\(([^)]*)\\) \\($");
  private static final Pattern RATE = Pattern.compile("\\brate\\([^\\[]*\\[([^]]*)]");

  private final List<String> faults = new ArrayList<>();
  private final Map<String, Set<String>> labels = labels();
  private final Set<String> money = money();
  private final Set<String> states = states();
  private final Set<String> histories = histories();
  private String where = "";

  private Lint() {}

  /** All faults of some boards. */
  static List<String> faults(List<JsonNode> boards) {
    Lint lint = new Lint();
    Set<String> uids = new HashSet<>();
    for (JsonNode board : boards) {
      lint.where = board.path("uid").asText();
      lint.require(uids.add(lint.where), "another board has the same uid");
      lint.board(board);
    }
    return lint.faults;
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      faults.add(where + ": " + otherwise);
    }
  }

  private void board(JsonNode board) {
    require(!where.isEmpty() && where.length() <= 40, "a uid of 1 to 40 characters is needed");
    require(!board.has("id"), "it has an id, which belongs to one Grafana");
    require(board.path("schemaVersion").asInt() == 42, "its schema version is not 42");
    require(!board.path("editable").asBoolean(true), "it can be edited, and then lost");
    require(board.path("description").asText().endsWith("?"), "it answers no question");
    Set<String> tags = new HashSet<>();
    board.path("tags").forEach(tag -> tags.add(tag.asText()));
    for (JsonNode link : board.path("links")) {
      link.path("tags")
          .forEach(tag -> require(tags.contains(tag.asText()), "a link leads nowhere"));
      require(
          link.path("keepTime").asBoolean() && link.path("includeVars").asBoolean(),
          "a link loses the time or the variables");
    }
    require(!board.path("links").isEmpty(), "no link leads to the other boards");
    require(board.path("annotations").path("list").size() >= 3, "annotations are missing");
    Set<String> variables = new HashSet<>(GRAFANAS);
    board.path("templating").path("list").forEach(one -> variables.add(one.path("name").asText()));
    for (JsonNode annotation : board.path("annotations").path("list")) {
      expression(annotation.path("expr").asText(), variables);
    }
    panels(board, variables);
  }

  private void panels(JsonNode board, Set<String> variables) {
    String uid = where;
    Set<Integer> ids = new HashSet<>();
    Set<String> taken = new HashSet<>();
    for (JsonNode panel : board.path("panels")) {
      where = uid + ", " + panel.path("title").asText();
      require(ids.add(panel.path("id").asInt()), "another panel has the same id");
      place(panel.path("gridPos"), taken);
      if (!panel.path("type").asText().equals("row")) {
        panel(panel, variables);
      }
    }
    where = uid;
  }

  private void place(JsonNode at, Set<String> taken) {
    int right = at.path("x").asInt() + at.path("w").asInt();
    require(right <= 24 && at.path("w").asInt() > 0, "it does not fit into the grid");
    for (int x = at.path("x").asInt(); x < right; x++) {
      for (int y = at.path("y").asInt(); y < at.path("y").asInt() + at.path("h").asInt(); y++) {
        if (!taken.add(x + "/" + y)) {
          require(false, "it lies over another panel");
          return;
        }
      }
    }
  }

  private void panel(JsonNode panel, Set<String> variables) {
    JsonNode defaults = panel.path("fieldConfig").path("defaults");
    String type = panel.path("type").asText();
    require(panel.path("description").asText().endsWith("."), "no description");
    require(!defaults.path("unit").asText().isEmpty(), "no unit");
    require(!defaults.path("noValue").asText().isEmpty(), "it does not say when there is nothing");
    steps(defaults.path("thresholds").path("steps"), type);
    usesKnown(panel.path("title").asText(), variables);
    Set<String> refIds = new HashSet<>();
    for (JsonNode target : panel.path("targets")) {
      require(refIds.add(target.path("refId").asText()), "two queries have one refId");
      require(
          target.path("instant").asBoolean() == INSTANT.contains(type),
          "only what shows the present is an instant query");
      require(
          target.path("datasource").path("uid").asText().equals("${source}"),
          "a query does not ask the chosen source");
      expression(target.path("expr").asText(), variables);
      currency(panel, target.path("expr").asText());
    }
    require(!refIds.isEmpty(), "no query");
  }

  private void steps(JsonNode steps, String type) {
    require(
        steps.size() >= (type.equals("stat") ? 2 : 1), "no threshold says whether that is good");
    require(steps.path(0).path("value").isNull(), "its thresholds do not begin at the bottom");
    for (int i = 2; i < steps.size(); i++) {
      require(
          steps.get(i).path("value").asDouble() > steps.get(i - 1).path("value").asDouble(),
          "its thresholds do not rise");
    }
  }

  private void usesKnown(String text, Set<String> variables) {
    Matcher used = VARIABLE.matcher(text);
    while (used.find()) {
      require(variables.contains(used.group(1)), "there is no variable " + used.group(1));
    }
  }

  /** Money is named with its currency, unless a share is made of it. */
  private void currency(JsonNode panel, String expression) {
    String unit = panel.path("fieldConfig").path("defaults").path("unit").asText();
    boolean isMoney = selectors(expression).map(Lint::name).anyMatch(money::contains);
    if (isMoney && unit.equals("locale")) {
      require(panel.path("title").asText().contains("$currency"), "money without its currency");
    }
    if (!isMoney) {
      require(!panel.path("title").asText().contains("$currency"), "a currency without money");
    }
  }

  private void expression(String expression, Set<String> variables) {
    usesKnown(expression, variables);
    require(
        expression.chars().filter(c -> c == '(').count()
            == expression.chars().filter(c -> c == ')').count(),
        "parentheses do not match in " + expression);
    Matcher rate = RATE.matcher(expression);
    while (rate.find()) {
      require(rate.group(1).equals("$__rate_interval"), "a rate over a fixed span");
    }
    Set<String> known = new HashSet<>(SERVERS);
    Matcher selector = SELECTOR.matcher(expression);
    while (selector.find()) {
      known.addAll(selector(selector, expression));
    }
    Matcher grouped = GROUPED.matcher(expression);
    while (grouped.find()) {
      for (String label : grouped.group(1).split(", ")) {
        require(known.contains(label), "none of its metrics has a label " + label);
      }
    }
  }

  private static Stream<String> selectors(String expression) {
    return SELECTOR.matcher(expression).results().map(found -> found.group());
  }

  private static String name(String selector) {
    return selector.replaceFirst("\\{.*", "");
  }

  private Set<String> selector(Matcher found, String expression) {
    String metric = found.group(1);
    Set<String> has = labels.get(metric);
    if (has == null) {
      require(false, "there is no metric " + metric);
      return Set.of();
    }
    Map<String, String> matchers = new HashMap<>();
    Matcher matcher = MATCHER.matcher(found.group(2) == null ? "" : found.group(2));
    while (matcher.find()) {
      matchers.put(matcher.group(1), matcher.group(2));
      require(has.contains(matcher.group(1)), metric + " has no label " + matcher.group(1));
    }
    String before = expression.substring(0, found.start());
    String after = expression.substring(found.end());
    if (histories.contains(metric)) {
      history(metric, matchers, before, after);
    }
    if (states.contains(metric)) {
      Matcher state = STATE.matcher(before);
      require(
          state.find() && has.equals(Set.of(state.group(1).split(", "))),
          metric + " counts twice while a partition moves, or not all: take max by all its labels");
    }
    return has;
  }

  private void history(String metric, Map<String, String> matchers, String before, String after) {
    require(
        before.endsWith("last_over_time("),
        metric + " is read without last_over_time: revisions would be mixed");
    require("$run".equals(matchers.get(KpiSeries.RUN)), metric + " mixes runs");
    String grain = matchers.getOrDefault(KpiSeries.GRAIN, "");
    boolean fits =
        Arrays.stream(Grain.values())
            .filter(each -> each != Grain.NOW && each.label().equals(grain))
            .anyMatch(each -> after.startsWith("[" + Promql.span(each) + "]"));
    require(fits, metric + " does not look back over just one window of its grain");
  }

  private static Map<String, Set<String>> labels() {
    Map<String, Set<String>> labels = new HashMap<>();
    for (Metric metric : Metric.values()) {
      labels.put(metric.label(), Set.copyOf(metric.labels()));
    }
    for (Kpi kpi : Kpi.values()) {
      labels.put(KpiSeries.count(kpi), Set.copyOf(KpiSeries.labels(kpi)));
      if (KpiSeries.hasAmount(kpi)) {
        labels.put(KpiSeries.amount(kpi), Set.copyOf(KpiSeries.labels(kpi)));
      }
    }
    labels.put("scrape_samples_scraped", Set.of());
    return labels;
  }

  private static Set<String> histories() {
    Set<String> histories = new HashSet<>();
    for (Kpi kpi : Kpi.values()) {
      histories.addAll(List.of(KpiSeries.count(kpi), KpiSeries.amount(kpi)));
    }
    return histories;
  }

  private static Set<String> money() {
    Set<String> money = new HashSet<>();
    for (Metric metric : Metric.values()) {
      if (metric.unit() == Metric.Unit.CURRENCY) {
        money.add(metric.label());
      }
    }
    for (Kpi kpi : Kpi.values()) {
      if (KpiSeries.hasAmount(kpi) && KpiSeries.isMoney(kpi)) {
        money.add(KpiSeries.amount(kpi));
      }
    }
    return money;
  }

  /**
   * Gauges that have the business by partition: two instances may show one partition for a while.
   */
  private static Set<String> states() {
    Set<String> states = new HashSet<>();
    for (Metric metric : Metric.values()) {
      if (!metric.isCounter()
          && metric.labels().contains("partition")
          && metric.labels().size() > 1) {
        states.add(metric.label());
      }
    }
    return states;
  }
}
