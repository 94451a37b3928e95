package dev.waymark.history;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Currency;

/** {@code kpis.csv}, as a replay writes it. */
public final class KpiFile {

  private KpiFile() {}

  /**
   * Takes all its rows into an export.
   *
   * @param currency the one its amounts are in
   * @throws IllegalArgumentException naming the line that is no row of such a file, and why
   * @throws UncheckedIOException when it cannot be read
   */
  public static void read(Path file, Currency currency, Export export) {
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder()
            .ofNamedCsvRecord(Files.newBufferedReader(file, StandardCharsets.UTF_8))) {
      for (NamedCsvRecord row : rows) {
        take(file, row, currency, export);
      }
    } catch (CsvParseException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  private static void take(Path file, NamedCsvRecord row, Currency currency, Export export) {
    try {
      export.take(new Row(row.getFieldsAsMap()), currency);
    } catch (IllegalArgumentException | java.time.DateTimeException e) {
      throw new IllegalArgumentException(
          file + " line " + row.getStartingLineNumber() + ": " + e.getMessage(), e);
    }
  }
}
