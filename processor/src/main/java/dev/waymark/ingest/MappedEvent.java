package dev.waymark.ingest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a row of an export says one event.
 *
 * @param when the column that must be filled for the event to have happened, empty for always
 * @param columns where each canonical column comes from
 * @param constants what each canonical column always is
 */
record MappedEvent(String when, Map<String, Template> columns, Map<String, String> constants) {

  boolean isSaidBy(Row row) {
    return when.isEmpty() || !row.cell(when).isEmpty();
  }

  /** The canonical cells that the row fills. */
  Map<String, String> cells(Row row) {
    Map<String, String> cells = new LinkedHashMap<>(constants);
    columns.forEach(
        (column, template) -> {
          String cell = template.fill(row);
          if (!cell.isEmpty()) {
            cells.put(column, cell);
          }
        });
    return cells;
  }

  /** The export's columns that it names. One that merely has our own name may be missing. */
  Set<String> needs() {
    Set<String> all = new TreeSet<>();
    columns.forEach(
        (column, template) -> {
          if (Columns.NEEDED.contains(column) || !template.columns().equals(List.of(column))) {
            all.addAll(template.columns());
          }
        });
    if (!when.isEmpty()) {
      all.add(when);
    }
    return all;
  }
}
