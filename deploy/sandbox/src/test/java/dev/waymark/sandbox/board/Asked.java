package dev.waymark.sandbox.board;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.sandbox.Prometheus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The boards' queries, as Grafana would ask them of a Prometheus. */
final class Asked {

  private static final Path BOARDS = Path.of("..", "..", "grafana", "dashboards");
  private static final Duration BACK = Duration.ofDays(90);
  private static final Duration LATELY = Duration.ofMinutes(3);
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Prometheus prometheus;
  private final Instant now;

  Asked(Prometheus prometheus, Instant now) {
    this.prometheus = prometheus;
    this.now = now;
  }

  static List<JsonNode> boards() throws IOException {
    List<JsonNode> boards = new ArrayList<>();
    try (Stream<Path> files = Files.list(BOARDS)) {
      for (Path file : files.sorted().toList()) {
        boards.add(MAPPER.readTree(file.toFile()));
      }
    }
    return boards;
  }

  /** What Prometheus answers to every panel of a board, by the panel's id. */
  ObjectNode answers(JsonNode board) {
    ObjectNode answers = JsonNodeFactory.instance.objectNode();
    answers.put("from", now.minus(isLive(board) ? LATELY : BACK).toEpochMilli());
    answers.put("to", now.toEpochMilli());
    ObjectNode panels = answers.putObject("panels");
    for (JsonNode panel : board.path("panels")) {
      ArrayNode ofPanel = panels.putArray(panel.path("id").asText());
      panel.path("targets").forEach(target -> ofPanel.add(answer(board, panel, target)));
    }
    return answers;
  }

  private JsonNode answer(JsonNode board, JsonNode panel, JsonNode target) {
    String expression = plain(target.path("expr").asText());
    if (target.path("instant").asBoolean()) {
      return ask("query?time=" + now.getEpochSecond(), expression);
    }
    String step = panel.path("interval").asText("5s");
    long width = step.equals("5s") ? 5 : Duration.ofDays(step.equals("7d") ? 7 : 1).toSeconds();
    Instant from = now.minus(isLive(board) ? LATELY : BACK);
    long start = from.getEpochSecond() / width * width;
    return ask(
        "query_range?start=" + start + "&end=" + now.getEpochSecond() + "&step=" + width,
        expression);
  }

  private static boolean isLive(JsonNode board) {
    return board.at("/time/from").asText().equals("now-3h");
  }

  JsonNode ask(String how, String expression) {
    String query = URLEncoder.encode(plain(expression), StandardCharsets.UTF_8);
    try {
      return MAPPER.readTree(prometheus.get("/api/v1/" + how + "&query=" + query));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With the variables filled in. */
  private static String plain(String expression) {
    return expression
        .replace("$run", "live")
        .replace("$__rate_interval", "20s")
        .replace("$__range", BACK.toDays() + "d");
  }

  /**
   * What is wrong with the answers to a board's queries: errors, and nothing where data must be.
   */
  static List<String> faults(JsonNode board, JsonNode answers) {
    List<String> faults = new ArrayList<>();
    for (JsonNode panel : board.path("panels")) {
      JsonNode ofPanel = answers.path("panels").path(panel.path("id").asText());
      for (int i = 0; i < ofPanel.size(); i++) {
        String where =
            board.path("uid").asText()
                + ", "
                + panel.path("title").asText()
                + ": "
                + panel.path("targets").path(i).path("expr").asText();
        if (!ofPanel.get(i).path("status").asText().equals("success")) {
          faults.add(where + " fails: " + ofPanel.get(i).path("error").asText());
        } else if (!hasNumber(ofPanel.get(i).at("/data/result"))) {
          faults.add(where + " finds nothing");
        }
      }
    }
    return faults;
  }

  private static boolean hasNumber(JsonNode series) {
    for (JsonNode one : series) {
      for (JsonNode pair : one.path("values")) {
        if (!pair.path(1).asText().equals("NaN")) {
          return true;
        }
      }
      if (one.has("value") && !one.path("value").path(1).asText().equals("NaN")) {
        return true;
      }
    }
    return false;
  }
}
