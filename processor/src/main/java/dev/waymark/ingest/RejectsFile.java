package dev.waymark.ingest;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where bad lines are written down. It comes into being with the first of them. */
public final class RejectsFile implements AutoCloseable {

  private final Path path;
  private Optional<CsvWriter> writer = Optional.empty();

  /** One that replaces what an earlier reading left there. */
  public RejectsFile(Path path) {
    this.path = path;
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The usual place for those of a file: beside it. */
  public static Path beside(Path file) {
    return file.resolveSibling(file.getFileName() + ".rejects.csv");
  }

  public Path path() {
    return path;
  }

  /** Writes one down. */
  public void add(BadLine bad) {
    CsvWriter open = writer.orElseGet(this::begin);
    open.writeRecord(bad.file(), Long.toString(bad.line()), bad.reason(), bad.value());
  }

  @Override
  public void close() {
    try {
      if (writer.isPresent()) {
        writer.get().close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private CsvWriter begin() {
    try {
      CsvWriter open =
          CsvWriter.builder()
              .lineDelimiter(LineDelimiter.LF)
              .build(Files.newBufferedWriter(path, StandardCharsets.UTF_8));
      open.writeRecord("file", "line", "reason", "value");
      writer = Optional.of(open);
      return open;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
