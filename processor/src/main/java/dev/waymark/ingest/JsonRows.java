package dev.waymark.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The rows of a file with one JSON object on each line. A nested member is a column under its path
 * ({@code customer.id}), and an object or list is one as a whole, too.
 */
final class JsonRows implements Rows {

  /** Each level is a column with all that is in it: the deeper, the more is kept of one line. */
  private static final int DEEPEST = 16;

  private static final ObjectReader JSON =
      new ObjectMapper(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .readerFor(JsonNode.class);

  private final String file;
  private final BufferedReader reader;
  private long line;

  JsonRows(String file, BufferedReader reader) {
    this.file = file;
    this.reader = reader;
  }

  @Override
  public Optional<Next> next() throws IOException {
    String text = reader.readLine();
    line++;
    while (text != null && text.isBlank()) {
      text = reader.readLine();
      line++;
    }
    return text == null ? Optional.empty() : Optional.of(row(text));
  }

  private Next row(String text) {
    try {
      JsonNode object = JSON.readValue(text);
      if (object.isObject()) {
        Map<String, String> cells = new LinkedHashMap<>();
        object.properties().forEach(member -> add(cells, member.getKey(), member.getValue()));
        return new Next.Found(new Row(file, line, cells));
      }
    } catch (JsonProcessingException e) {
      // Falls through to the one complaint about it.
    }
    return new Next.Broken(
        new BadLine(file, line, "must be one JSON object, at most " + DEEPEST + " deep", text));
  }

  private static void add(Map<String, String> cells, String column, JsonNode value) {
    if (value.isNull()) {
      return;
    }
    cells.put(column, value.isValueNode() ? value.asText() : value.toString());
    if (value.isObject()) {
      value
          .properties()
          .forEach(member -> add(cells, column + "." + member.getKey(), member.getValue()));
    }
  }
}
