package dev.waymark.oracle;

import dev.waymark.domain.event.AppInstall;
import dev.waymark.domain.event.Event;
import dev.waymark.domain.event.IdentifierType;
import dev.waymark.domain.event.Purchase;
import dev.waymark.domain.event.Reason;
import dev.waymark.domain.event.Sentiment;
import dev.waymark.domain.event.SocialMention;
import dev.waymark.domain.event.SupportContact;
import dev.waymark.domain.kpi.CellId;
import dev.waymark.domain.kpi.Kpi;
import dev.waymark.domain.kpi.Sum;
import dev.waymark.domain.rules.Lifecycle.PersonalLapse;
import dev.waymark.domain.rules.Rules;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * A database that holds the raw events of a crowd and nothing of the domain, and answers every KPI
 * by the SQL of its definition. A KPI's SQL yields either moments ({@code at_ms, dimensions, n,
 * amount}), which are counted in the windows they lie in, or cells ({@code grain, start_ms,
 * dimensions, n, amount}).
 */
final class Oracle implements AutoCloseable {

  private static final List<String> PRELUDE =
      List.of("1_events", "2_windows", "3_purchases", "4_cases", "5_stages", "6_comparison");
  private static final int SHOWN = 8;

  private final DuckDBConnection connection;

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
    oracle.tellRules(crowd.rules(), crowd.endMs());
    oracle.tellEvents(crowd.delivered());
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
            .append(cell.getValue().count())
            .append(cell.getValue().amount())
            .endRow();
      }
    }
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
    List<String> differences = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "FROM differences('expected_%1$s', 'told_%1$s') LIMIT %2$d"
                    .formatted(kpi.label(), SHOWN))) {
      while (rows.next()) {
        differences.add(rows.getString(1));
      }
    }
    return differences;
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
    String from = kpi.isStock() ? "told_levels" : "told_sums";
    run(
        "CREATE TABLE told_%1$s AS FROM %2$s('%1$s', %3$b)"
            .formatted(kpi.label(), from, !kpi.isKnownOnlyAtTheEnd()));
  }

  private boolean hasMoments(String view) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("FROM " + view + " LIMIT 0")) {
      return rows.getMetaData().getColumnName(1).equals("at_ms");
    }
  }

  private void tellRules(Rules rules, long endMs) throws SQLException {
    Map<String, Long> special = rules.lifecycle().lapseAfterBySegmentMs();
    Optional<PersonalLapse> own = rules.lifecycle().personal();
    run(
        "INSERT INTO rules BY NAME SELECT "
            + String.join(
                ", ",
                "'" + (rules.zone().equals(ZoneOffset.UTC) ? "UTC" : rules.zone()) + "' AS zone",
                endMs + " AS now_ms",
                rules.lifecycle().newForMs() + " AS new_for_ms",
                rules.lifecycle().lapseAfterMs() + " AS lapse_after_ms",
                rules.lifecycle().lostAfterMs() + " AS lost_after_ms",
                special.keySet().stream().map(s -> "'" + s + "'").findAny().orElse("NULL")
                    + " AS special_segment",
                special.values().stream().map(String::valueOf).findAny().orElse("NULL")
                    + " AS special_lapse_after_ms",
                own.map(p -> String.valueOf(p.factor())).orElse("NULL") + " AS personal_factor",
                own.map(p -> String.valueOf(p.minMs())).orElse("NULL") + " AS personal_min_ms",
                own.map(p -> String.valueOf(p.maxMs())).orElse("NULL") + " AS personal_max_ms",
                rules.value().windowMs() + " AS value_window_ms",
                rules.value().boundsMinor().get(1) + " AS silver_from",
                rules.value().boundsMinor().get(2) + " AS gold_from",
                list(rules.channels()) + " AS channels",
                list(rules.saving().deliveringSources()) + " AS delivering",
                rules.lookbackMs() + " AS lookback_ms",
                rules.rfm().recencyMs() + " AS recency_cuts",
                rules.rfm().frequency() + " AS frequency_cuts",
                rules.rfm().monetaryMinor() + " AS monetary_cuts"));
  }

  private static String list(Iterable<String> words) {
    List<String> quoted = new ArrayList<>();
    words.forEach(word -> quoted.add("'" + word + "'"));
    return "[" + String.join(", ", quoted) + "]";
  }

  private void tellEvents(List<Event> delivered) throws SQLException {
    try (DuckDBAppender rows = connection.createAppender("delivered")) {
      for (int i = 0; i < delivered.size(); i++) {
        Raw.of(delivered.get(i)).append(i, rows);
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

  /** The fields of an event as they are written, those of other kinds left empty. */
  private record Raw(
      Event event,
      String kind,
      String step,
      String order,
      long amount,
      long promisedByMs,
      String contact,
      String reason,
      boolean leaving,
      @Nullable Integer sentiment,
      String network,
      long reach) {

    static Raw of(Event event) {
      if (event instanceof Purchase p) {
        return new Raw(
            event,
            "PURCHASE",
            p.step().name(),
            p.orderId(),
            p.amount().minor(),
            p.promisedByMs(),
            "",
            "",
            false,
            null,
            "",
            0);
      }
      if (event instanceof SupportContact s) {
        return said(
            event,
            "CONTACT",
            s.step().name(),
            s.contactId(),
            s.reason(),
            s.leaving(),
            s.sentiment(),
            "",
            0);
      }
      if (event instanceof SocialMention m) {
        return said(
            event,
            "MENTION",
            "",
            "",
            m.reason(),
            m.leaving(),
            m.sentiment(),
            m.network(),
            m.reach());
      }
      String step = ((AppInstall) event).step().name();
      return new Raw(event, "INSTALL", step, "", 0, 0, "", "", false, null, "", 0);
    }

    private static Raw said(
        Event event,
        String kind,
        String step,
        String contact,
        Reason reason,
        boolean leaving,
        Sentiment tone,
        String network,
        long reach) {
      Integer sentiment = tone.equals(Sentiment.UNKNOWN) ? null : tone.thousandths();
      return new Raw(
          event, kind, step, "", 0, 0, contact, reason.name(), leaving, sentiment, network, reach);
    }

    void append(long arrival, DuckDBAppender rows) throws SQLException {
      rows.beginRow()
          .append(arrival)
          .append(event.origin().customerId())
          .append(event.eventId())
          .append(event.occurredAtMs())
          .append(kind)
          .append(step)
          .append(order)
          .append(amount)
          .append(promisedByMs)
          .append(contact)
          .append(reason)
          .append(leaving);
      if (sentiment == null) {
        rows.appendNull();
      } else {
        rows.append(sentiment.intValue());
      }
      rows.append(network)
          .append(reach)
          .append(event.origin().source())
          .append(event.origin().channel())
          .append(event.origin().campaign())
          .append(event.origin().referrer())
          .append(device())
          .endRow();
    }

    private String device() {
      return event.origin().identifiers().stream()
          .filter(one -> one.type() == IdentifierType.DEVICE)
          .map(one -> one.value())
          .findFirst()
          .orElse("");
    }
  }
}
