package dev.waymark.ingest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Explains the columns of somebody's export, as a mapping file says. Each row is rewritten as
 * canonical rows, one for each event it says, and read like those.
 */
public final class Mapping implements Layout {

  /** What an event type is mapped to when such rows are no events. */
  static final String IGNORE = "ignore";

  private final Dialect dialect;
  private final TimeFormat time;
  private final Amounts amounts;
  private final Set<String> absent;
  private final Map<String, Map<String, String>> values;
  private final List<MappedEvent> events;

  Mapping(
      Dialect dialect,
      TimeFormat time,
      Amounts amounts,
      Set<String> absent,
      Map<String, Map<String, String>> values,
      List<MappedEvent> events) {
    this.dialect = dialect;
    this.time = time;
    this.amounts = amounts;
    this.absent = Set.copyOf(absent);
    this.values = Map.copyOf(values);
    this.events = List.copyOf(events);
  }

  /**
   * Reads a mapping file.
   *
   * @throws MappingFaults with everything that is wrong with it
   */
  public static Mapping read(Path file) {
    return new MappingReader(file).read();
  }

  @Override
  public Dialect dialect() {
    return dialect;
  }

  @Override
  public Set<String> needs() {
    Set<String> all = new TreeSet<>();
    events.forEach(event -> all.addAll(event.needs()));
    return all;
  }

  @Override
  public List<Line> lines(Row row) {
    Row filled = withoutAbsent(row);
    List<Line> lines = new ArrayList<>();
    for (MappedEvent event : events) {
      if (event.isSaidBy(filled)) {
        add(lines, filled, event);
      }
    }
    return lines;
  }

  private void add(List<Line> lines, Row row, MappedEvent event) {
    try {
      Map<String, String> cells = event.cells(row);
      values.forEach(
          (column, words) ->
              cells.computeIfPresent(column, (c, word) -> words.getOrDefault(word, word)));
      if (!IGNORE.equals(cells.get("event_type"))) {
        rewrite(cells);
        lines.add(CanonicalLayout.line(row.with(cells)));
      }
    } catch (UnreadableCell e) {
      lines.add(new Line.Bad(e.in(row)));
    }
  }

  private void rewrite(Map<String, String> cells) throws UnreadableCell {
    String ts = cells.get("ts");
    if (ts != null) {
      cells.put("ts", time.moment("ts", ts).toString());
    }
    String promisedBy = cells.get("promised_by");
    if (promisedBy != null) {
      cells.put("promised_by", time.end("promised_by", promisedBy).toString());
    }
    String amount = cells.get("amount");
    if (amount != null) {
      cells.put("amount", amounts.canonical(amount, cells.getOrDefault("currency", "")));
    }
  }

  private Row withoutAbsent(Row row) {
    if (absent.isEmpty()) {
      return row;
    }
    Map<String, String> cells = new java.util.LinkedHashMap<>(row.cells());
    cells.values().removeIf(absent::contains);
    return row.with(cells);
  }
}
