package dev.waymark.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The boards in {@code grafana/dashboards} are those that are written down here. Where they are
 * not, the right ones are in target/dashboards, to be copied.
 */
class DashboardsTest {

  private static final Path COMMITTED = Path.of("..", "grafana", "dashboards");

  private static List<JsonNode> boards() {
    List<JsonNode> boards = new ArrayList<>();
    Boards.all().forEach(board -> boards.add(board.json()));
    return boards;
  }

  @Test
  void the_committed_boards_are_those_that_the_code_says() throws IOException {
    Path copies = Files.createDirectories(Path.of("target", "dashboards"));
    for (Board board : Boards.all()) {
      Files.writeString(copies.resolve(board.uid() + ".json"), text(board.json()));
    }
    for (Board board : Boards.all()) {
      String expected = text(board.json());
      Path copy = copies.resolve(board.uid() + ".json");
      Path committed = COMMITTED.resolve(board.uid() + ".json");

      assertThat(Files.exists(committed) ? Files.readString(committed) : "nothing")
          .describedAs("%s; the right one is %s", committed, copy)
          .isEqualTo(expected);
    }
    try (Stream<Path> files = Files.list(COMMITTED)) {
      assertThat(files).hasSize(Boards.all().size());
    }
  }

  private static String text(JsonNode board) throws IOException {
    DefaultPrettyPrinter lines = new DefaultPrettyPrinter();
    lines.indentArraysWith(new DefaultIndenter("  ", "\n"));
    lines.indentObjectsWith(new DefaultIndenter("  ", "\n"));
    return new ObjectMapper().writer(lines).writeValueAsString(board) + "\n";
  }

  @Test
  void every_board_that_an_alert_leads_to_is_there() throws IOException {
    Matcher leads =
        Pattern.compile("dashboard: /d/(\\S+)")
            .matcher(
                Files.readString(Path.of("..", "deploy", "prometheus", "rules", "alerts.yml")));
    Set<String> led = new HashSet<>();
    while (leads.find()) {
      led.add(leads.group(1));
    }

    assertThat(led).isNotEmpty();
    assertThat(Boards.uids()).containsAll(led);
  }

  @Test
  void the_boards_have_no_fault() {
    assertThat(Lint.faults(boards())).isEmpty();
  }

  static Stream<Arguments> plantedFaults() {
    return Stream.of(
        planted("another board has the same uid", b -> b.put("uid", "waymark-health")),
        planted("it has an id", b -> b.put("id", 7)),
        planted("its schema version is not 42", b -> b.put("schemaVersion", 39)),
        planted("it can be edited", b -> b.put("editable", true)),
        planted("it answers no question", b -> b.put("description", "Customers.")),
        planted("no link leads", b -> b.putArray("links")),
        planted("a link leads nowhere", b -> ((ArrayNode) b.at("/links/0/tags")).set(0, "waymrak")),
        planted("a link loses the time", b -> at(b, "/links/0").put("keepTime", false)),
        planted("annotations are missing", b -> at(b, "/annotations").putArray("list")),
        planted("another panel has the same id", b -> panel(b).put("id", 1)),
        planted("it lies over another panel", b -> at(b, "/panels/6/gridPos").put("x", 0)),
        planted("it does not fit into the grid", b -> at(b, "/panels/6/gridPos").put("w", 20)),
        planted("no description", b -> panel(b).put("description", "")),
        planted("no unit", b -> at(b, "/panels/5/fieldConfig/defaults").remove("unit")),
        planted(
            "it does not say when there is nothing",
            b -> at(b, "/panels/5/fieldConfig/defaults").remove("noValue")),
        planted(
            "no threshold says",
            b -> ((ArrayNode) b.at("/panels/5/fieldConfig/defaults/thresholds/steps")).remove(1)),
        planted(
            "its thresholds do not rise",
            b -> at(b, "/panels/9/fieldConfig/defaults/thresholds/steps/1").put("value", 9)),
        planted("no query", b -> panel(b).putArray("targets")),
        planted("two queries have one refId", b -> target(b, 19, 1).put("refId", "A")),
        planted("only what shows the present", b -> target(b, 5, 0).put("instant", false)),
        planted(
            "does not ask the chosen source",
            b -> at(b, "/panels/5/targets/0/datasource").put("uid", "prometheus")),
        expression("there is no variable rn", e -> e.replace("$run", "$rn"), 6),
        expression("parentheses do not match", e -> e + ")", 6),
        expression(
            "there is no metric waymark_custmers", e -> e.replace("customers", "custmers"), 5),
        expression("has no label stag", e -> e.replace("stage=", "stag="), 5),
        expression("counts twice", e -> e.replace("max by (partition, segment, stage) ", ""), 5),
        expression("or not all", e -> e.replace("(partition, segment, stage)", "(partition)"), 5),
        expression("without last_over_time", e -> e.replace("last_over_time", "avg_over_time"), 6),
        expression("mixes runs", e -> e.replace("$run", "live"), 6),
        expression("one window of its grain", e -> e.replace("[1d]", "[2d]"), 6),
        expression("none of its metrics has a label sort", e -> "sum by (sort) (" + e + ")", 6),
        expression("a rate over a fixed span", e -> "rate(waymark_orders_total[5m])", 5),
        planted("a currency without money", b -> panel(b).put("title", "Customers ($currency)")),
        planted("money without its currency", b -> at(b, "/panels/7").put("title", "Worth")));
  }

  private static Arguments planted(String says, Consumer<ObjectNode> fault) {
    return Arguments.of(says, fault);
  }

  private static Arguments expression(
      String says, java.util.function.UnaryOperator<String> change, int panel) {
    return planted(
        says,
        board -> {
          ObjectNode target = target(board, panel, 0);
          String before = target.path("expr").asText();
          String after = change.apply(before);
          assertThat(after).isNotEqualTo(before);
          target.put("expr", after);
        });
  }

  private static ObjectNode panel(ObjectNode board) {
    return at(board, "/panels/5");
  }

  private static ObjectNode target(ObjectNode board, int panel, int query) {
    return at(board, "/panels/" + panel + "/targets/" + query);
  }

  private static ObjectNode at(JsonNode board, String path) {
    return (ObjectNode) Objects.requireNonNull(board.at(path));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("plantedFaults")
  void a_planted_fault_is_found(String says, Consumer<ObjectNode> fault) {
    List<JsonNode> boards = boards();
    fault.accept((ObjectNode) boards.get(0));

    assertThat(Lint.faults(boards)).anyMatch(found -> found.contains(says));
  }
}
