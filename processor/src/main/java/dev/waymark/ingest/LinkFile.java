package dev.waymark.ingest;

import dev.waymark.domain.event.IdentifierType;
import dev.waymark.domain.identity.Link;
import dev.waymark.domain.identity.Party;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * A CSV file of commands that say who is who: {@code link_id, occurred_at, left, right, sign}. A
 * name is a customer id, or the stand-in of an identifier such as {@code ~DEVICE:d1}.
 */
public final class LinkFile {

  private static final Map<String, Boolean> SIGNS = Map.of("LINK", true, "UNLINK", false);

  private static final class Columns implements Layout {

    @Override
    public Dialect dialect() {
      return Dialect.USUAL;
    }

    @Override
    public Set<String> needs() {
      return new TreeSet<>(List.of("link_id", "occurred_at", "left", "right", "sign"));
    }

    @Override
    public List<Line> lines(Row row) {
      throw new IllegalStateException("a file of links holds no events");
    }
  }

  private LinkFile() {}

  /**
   * Hands over every line in the order of the file.
   *
   * @throws MappingFaults when a column is missing
   * @throws UncheckedIOException when the file cannot be read to its end
   */
  public static void read(Path file, Consumer<Link> good, Consumer<BadLine> bad) {
    String name = String.valueOf(file.getFileName());
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      Rows rows = new CsvRows(name, reader, new Columns());
      for (Optional<Rows.Next> next = rows.next(); next.isPresent(); next = rows.next()) {
        if (next.get() instanceof Rows.Next.Found found) {
          take(found.row(), good, bad);
        } else if (next.get() instanceof Rows.Next.Broken broken) {
          bad.accept(broken.line());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read to its end", e);
    }
  }

  private static void take(Row row, Consumer<Link> good, Consumer<BadLine> bad) {
    try {
      good.accept(link(row));
    } catch (UnreadableCell e) {
      bad.accept(e.in(row));
    }
  }

  private static Link link(Row row) throws UnreadableCell {
    String id = required(row, "link_id");
    String at = required(row, "occurred_at");
    long atMs = TimeFormat.CANONICAL.moment("occurred_at", at).toEpochMilli();
    Party left = party(row, "left");
    Party right = party(row, "right");
    if (left.equals(right)) {
      throw new UnreadableCell("right", right.key(), "is the same name as left: a link needs two");
    }
    String sign = required(row, "sign");
    Boolean together = SIGNS.get(sign);
    if (together == null) {
      throw new UnreadableCell("sign", sign, "must be LINK or UNLINK");
    }
    return new Link(id, atMs, left, right, together);
  }

  private static Party party(Row row, String column) throws UnreadableCell {
    String name = required(row, column);
    Party party = Party.ofKey(name);
    boolean unknownType = name.startsWith(Party.STAND_IN) && party.isCustomer();
    if (unknownType) {
      throw new UnreadableCell(
          column,
          name,
          "must be a customer id, or ~TYPE:value with a type of "
              + Arrays.toString(IdentifierType.values()));
    }
    return party;
  }

  private static String required(Row row, String column) throws UnreadableCell {
    String value = row.cell(column);
    boolean names = !value.isEmpty() && !(value.startsWith("~") && value.endsWith(":"));
    if (!names) {
      throw new UnreadableCell(column, value, "is empty: a link needs it");
    }
    return value;
  }
}
