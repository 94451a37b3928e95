package dev.waymark.ingest;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rows of a CSV file. */
final class CsvRows implements Rows {

  private final String file;
  private final Layout layout;
  private final Iterator<CsvRecord> records;
  private List<String> header;
  private boolean ended;

  CsvRows(String file, Reader reader, Layout layout) {
    this.file = file;
    this.layout = layout;
    Dialect dialect = layout.dialect();
    this.header = dialect.header();
    this.records =
        CsvReader.builder()
            .fieldSeparator(dialect.delimiter())
            .allowExtraFields(true)
            .allowMissingFields(true)
            .allowExtraCharsAfterClosingQuote(true)
            .skipEmptyLines(true)
            .ofCsvRecord(reader)
            .iterator();
  }

  @Override
  public Optional<Next> next() {
    try {
      if (header.isEmpty() && records.hasNext()) {
        header = checked(records.next().getFields().stream().map(String::strip).toList());
      }
      return !ended && records.hasNext() ? Optional.of(row(records.next())) : Optional.empty();
    } catch (CsvParseException | UncheckedIOException e) {
      return Optional.of(unreadable(e));
    }
  }

  private List<String> checked(List<String> names) {
    List<String> faults = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    names.stream()
        .filter(name -> !name.isEmpty() && !seen.add(name))
        .forEach(name -> faults.add(file + ": names the column " + name + " twice"));
    layout.needs().stream()
        .filter(name -> !seen.contains(name))
        .forEach(
            name -> faults.add(file + ": has no column " + name + ", which is needed: " + names));
    if (!faults.isEmpty()) {
      throw new MappingFaults(faults);
    }
    return names;
  }

  private Next row(CsvRecord record) {
    if (record.getFieldCount() != header.size()) {
      return new Next.Broken(
          new BadLine(
              file, record.getStartingLineNumber(), miscounted(record), record.getField(0)));
    }
    Map<String, String> cells = new LinkedHashMap<>();
    for (int i = 0; i < header.size(); i++) {
      cells.put(header.get(i), record.getField(i));
    }
    return new Next.Found(new Row(file, record.getStartingLineNumber(), cells));
  }

  private String miscounted(CsvRecord record) {
    long breaks =
        record.getFields().stream().mapToLong(f -> f.chars().filter(c -> c == '\n').count()).sum();
    return "has "
        + record.getFieldCount()
        + " columns: the header has "
        + header.size()
        + (breaks == 0
            ? ""
            : " (it runs over "
                + (breaks + 1)
                + " lines: is a quotation mark left open at its start?)");
  }

  /** The reader cannot go on behind such a line, so it is the last one. */
  private Next unreadable(RuntimeException problem) {
    if (problem instanceof UncheckedIOException io) {
      throw io;
    }
    ended = true;
    return new Next.Broken(
        new BadLine(file, 0, "cannot be read further: " + problem.getMessage(), ""));
  }
}
