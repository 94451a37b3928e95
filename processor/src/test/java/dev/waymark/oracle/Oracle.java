package dev.waymark.oracle;

import dev.waymark.domain.event.Event;
import dev.waymark.domain.kpi.CellId;
import dev.waymark.domain.kpi.Kpi;
import dev.waymark.domain.kpi.Sum;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * A database that holds the raw events of a crowd and of the domain nothing but what the risk
 * formula says at each moment, which has a check of its own, and answers every KPI by the SQL of
 * its definition. A KPI's SQL yields either moments ({@code at_ms, dimensions, n, amount}), which
 * are counted in the windows they lie in, or cells ({@code grain, start_ms, dimensions, n,
 * amount}).
 */
final class Oracle implements AutoCloseable {

  private static final List<String> PRELUDE =
      List.of(
          "1_events",
          "2_windows",
          "3_purchases",
          "4_cases",
          "5_orders",
          "6_stages",
          "7_comparison",
          "8_watching");
  private static final int SHOWN = 8;

  private final DuckDBConnection connection;
  private boolean hasHeardLevels;

  private Oracle(DuckDBConnection connection) {
    this.connection = connection;
  }

  /** The oracle of a crowd, which has yet to be told what the domain says. */
  static Oracle of(Crowd crowd) throws SQLException {
    DuckDBConnection connection =
        DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
    Oracle oracle = new Oracle(connection);
    oracle.run("SET threads TO 2");
    oracle.run("SET memory_limit = '2GB'");
    oracle.run(text("prelude/0_tables.sql"));
    oracle.run(GivenRules.insert(crowd.rules(), crowd.endMs()));
    oracle.tellEvents(crowd.delivered());
    oracle.tellReadings(Reading.of(crowd));
    for (String part : PRELUDE) {
      oracle.run(text("prelude/" + part + ".sql"));
    }
    return oracle;
  }

  /** Whether there is SQL for a KPI. */
  static boolean knows(Kpi kpi) {
    return Oracle.class.getResource("/oracle/" + kpi.label() + ".sql") != null;
  }

  /** What the domain says, which is to be compared. */
  void hear(Map<CellId, Sum> cells) throws SQLException {
    try (DuckDBAppender rows = connection.createAppender("told")) {
      for (Map.Entry<CellId, Sum> cell : cells.entrySet()) {
        CellId id = cell.getKey();
        rows.beginRow()
            .append(id.kpi().label())
            .append(id.grain().label())
            .append(id.startMs())
            .append(id.dimensions())
            .append(id.isStock())
            .append(cell.getValue().count())
            .append(cell.getValue().amount())
            .endRow();
      }
    }
  }

  /** The same of cells in which stocks stand as they are, not as they changed. */
  void hearLevels(Map<CellId, Sum> cells) throws SQLException {
    hasHeardLevels = true;
    hear(cells);
  }

  /** The number of cells of a KPI that the SQL yields. */
  long cells(Kpi kpi) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM expected_" + kpi.label())) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** The first cells of a KPI that differ, the earliest first; none when all is well. */
  List<String> differences(Kpi kpi) throws SQLException {
    expect(kpi);
    take(kpi);
    return words(
        "FROM differences('expected_%1$s', 'told_%1$s') LIMIT %2$d".formatted(kpi.label(), SHOWN));
  }

  private List<String> words(String query) throws SQLException {
    List<String> words = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        words.add(rows.getString(1));
      }
    }
    return words;
  }

  /** The first readings of the risk formula that its SQL does not agree with. */
  List<String> wrongReadings() throws SQLException {
    return words("FROM (" + text("checks/risk.sql") + ") LIMIT " + SHOWN);
  }

  private void expect(Kpi kpi) throws SQLException {
    String name = kpi.label();
    run("CREATE VIEW " + name + " AS " + text(name + ".sql"));
    boolean moments = hasMoments(name);
    String from = moments ? "in_windows('" + name + "')" : name;
    String closed = moments && kpi.isKnownOnlyAtTheEnd() ? "end_ms <= now_ms" : "true";
    run(
        "CREATE TABLE expected_%s AS FROM %s, rules WHERE (n <> 0 OR amount <> 0) AND %s"
            .formatted(name, from, closed));
  }

  private void take(Kpi kpi) throws SQLException {
    String levels = hasHeardLevels ? "told_stands" : "told_levels";
    run(
        "CREATE TABLE told_%1$s AS FROM told_sums('%1$s', %2$b) UNION ALL FROM %3$s('%1$s', %2$b)"
            .formatted(kpi.label(), !kpi.isKnownOnlyAtTheEnd(), levels));
  }

  private boolean hasMoments(String view) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("FROM " + view + " LIMIT 0")) {
      return rows.getMetaData().getColumnName(1).equals("at_ms");
    }
  }

  private void tellEvents(List<Event> delivered) throws SQLException {
    try (DuckDBAppender rows = connection.createAppender("delivered")) {
      for (int i = 0; i < delivered.size(); i++) {
        RawEvent.of(delivered.get(i)).append(i, rows);
      }
    }
  }

  private void tellReadings(List<Reading> readings) throws SQLException {
    try (DuckDBAppender rows = connection.createAppender("readings")) {
      for (Reading reading : readings) {
        rows.beginRow()
            .append(reading.customer())
            .append(reading.atMs())
            .append(reading.eventId())
            .append(reading.band())
            .append(reading.weightiest())
            .append(reading.friction())
            .endRow();
      }
    }
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String text(String file) {
    try (InputStream in = Oracle.class.getResourceAsStream("/oracle/" + file)) {
      if (in == null) {
        throw new IllegalArgumentException("there is no SQL file oracle/" + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
