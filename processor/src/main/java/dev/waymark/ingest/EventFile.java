package dev.waymark.ingest;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/**
 * A file of events, open for one reading. Whether it is packed, and whether it holds CSV or JSON
 * lines, is seen from its first bytes and not from its name.
 */
public final class EventFile implements AutoCloseable {

  private static final int BYTE_ORDER_MARK = '\uFEFF';

  private final Path path;
  private final Layout layout;
  private final CountedInput counted;
  private final BufferedReader reader;
  private final Rows rows;

  private EventFile(Path path, Layout layout) throws IOException {
    this.path = path;
    this.layout = layout;
    this.counted = new CountedInput(Files.newInputStream(path));
    this.reader =
        new BufferedReader(
            new InputStreamReader(
                unpacked(new BufferedInputStream(counted)), StandardCharsets.UTF_8));
    String name = path.getFileName() == null ? path.toString() : path.getFileName().toString();
    this.rows =
        firstCharacter(reader) == '{'
            ? new JsonRows(name, reader)
            : new CsvRows(name, reader, layout);
  }

  /**
   * Opens a file with Waymark's own columns.
   *
   * @throws UncheckedIOException when it cannot be read
   */
  public static EventFile open(Path path) {
    return open(path, new CanonicalLayout());
  }

  /**
   * Opens a file with the columns that a mapping explains.
   *
   * @throws UncheckedIOException when it cannot be read
   */
  public static EventFile open(Path path, Optional<Mapping> mapping) {
    return mapping.map(it -> open(path, (Layout) it)).orElseGet(() -> open(path));
  }

  private static EventFile open(Path path, Layout layout) {
    try {
      return new EventFile(path, layout);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Hands over every line in the order of the file.
   *
   * @throws UncheckedIOException when the file cannot be read to its end
   */
  public void read(Consumer<Line> taker) {
    try {
      for (Optional<Rows.Next> next = rows.next(); next.isPresent(); next = rows.next()) {
        lines(next.get()).forEach(taker);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(path + " cannot be read to its end", e);
    }
  }

  /** How many bytes of the file have been read; it may be asked from another thread. */
  public long bytesRead() {
    return counted.bytesRead();
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Line> lines(Rows.Next next) {
    if (next instanceof Rows.Next.Found found) {
      return layout.lines(found.row());
    }
    return List.of(new Line.Bad(((Rows.Next.Broken) next).line()));
  }

  private static InputStream unpacked(BufferedInputStream input) throws IOException {
    input.mark(2);
    boolean packed = input.read() == 0x1f && input.read() == 0x8b;
    input.reset();
    return packed ? new GZIPInputStream(input, 1 << 16) : input;
  }

  private static int firstCharacter(BufferedReader reader) throws IOException {
    int first = BYTE_ORDER_MARK;
    while (first == BYTE_ORDER_MARK) {
      reader.mark(1);
      first = reader.read();
    }
    reader.reset();
    return first;
  }
}
