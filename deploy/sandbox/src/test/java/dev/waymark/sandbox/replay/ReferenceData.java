package dev.waymark.sandbox.replay;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Real events, and what a batch program says about them. They are not part of the project; where
 * they are absent, the test that asks for them is skipped and says so.
 */
public final class ReferenceData {

  private static final Path FOLDER = Path.of("../../../shared/data");

  private ReferenceData() {}

  public static Path events(String set) {
    return present(FOLDER.resolve(set + ".csv.gz"));
  }

  /** The rows of a reference file. */
  static List<Map<String, String>> rows(String set, String name) {
    return rows(present(FOLDER.resolve("reference").resolve(set).resolve(name)));
  }

  public static List<Map<String, String>> rows(Path file) {
    List<Map<String, String>> rows = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
      csv.forEach(row -> rows.add(row.getFieldsAsMap()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  /** Minor units of an amount with two decimals. */
  static long minor(String amount) {
    return new BigDecimal(amount).movePointRight(2).longValueExact();
  }

  private static Path present(Path file) {
    assumeTrue(Files.exists(file), () -> file + " is not there: this test needs it");
    return file;
  }
}
