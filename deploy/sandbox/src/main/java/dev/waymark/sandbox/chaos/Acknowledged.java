package dev.waymark.sandbox.chaos;

import dev.waymark.stream.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** A list of the records that Kafka has taken, by where they lie. */
final class Acknowledged implements AutoCloseable {

  private static final String END = "end";
  private static final String SUM = " = ";

  private final Writer out;

  Acknowledged(Writer out) {
    this.out = out;
  }

  /** Where a record lies: topic key, partition, offset. */
  static String place(Topic topic, int partition, long offset) {
    return topic.key() + " " + partition + " " + offset;
  }

  /** A number that tells records apart. */
  static long sum(byte @Nullable [] key, byte @Nullable [] value) {
    CRC32 sum = new CRC32();
    if (key != null) {
      sum.update(key);
    }
    sum.update(0);
    if (value != null) {
      sum.update(value);
    }
    return sum.getValue();
  }

  /** A record that was taken: the sum of its bytes, and when it was sent. */
  record Taken(long sum, long sentAtMs) {

    private static Taken of(String text) {
      int space = text.indexOf(' ');
      return new Taken(
          Long.parseLong(text.substring(0, space)), Long.parseLong(text.substring(space + 1)));
    }
  }

  synchronized void add(String place, Taken taken) {
    write(place + SUM + taken.sum() + " " + taken.sentAtMs() + "\n");
  }

  /** All was sent and is here. */
  synchronized void end() {
    write(END + "\n");
  }

  private void write(String line) {
    try {
      out.write(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * All records by where they lie.
   *
   * @throws IllegalStateException when the list has no end
   */
  static Map<String, Taken> read(Path file) {
    try {
      List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
      if (lines.isEmpty() || !lines.get(lines.size() - 1).equals(END)) {
        throw new IllegalStateException(file + " has no end: the producer did not finish");
      }
      Map<String, Taken> all = new HashMap<>();
      for (String line : lines.subList(0, lines.size() - 1)) {
        int at = line.indexOf(SUM);
        all.put(line.substring(0, at), Taken.of(line.substring(at + SUM.length())));
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
