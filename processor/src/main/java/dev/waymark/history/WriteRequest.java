package dev.waymark.history;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.xerial.snappy.Snappy;

/**
 * The body of a remote write (version 1): a protobuf message, compressed by Snappy. The message is
 * {@code WriteRequest{1: TimeSeries{1: Label{1: name, 2: value}, 2: Sample{1: double, 2: int64}}}}.
 */
final class WriteRequest {

  private static final int VARINT = 0;
  private static final int FIXED_64 = 1;
  private static final int LENGTH = 2;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private WriteRequest() {}

  /** Of some samples; those of one series travel together, in the order of their times. */
  static byte[] of(List<Sample> samples) {
    Map<SortedMap<String, String>, List<Sample>> series = new LinkedHashMap<>();
    samples.forEach(
        sample -> series.computeIfAbsent(sample.labels(), l -> new ArrayList<>()).add(sample));
    WriteRequest request = new WriteRequest();
    series.forEach((labels, values) -> request.part(1, timeSeries(labels, values)));
    try {
      return Snappy.compress(request.bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static WriteRequest timeSeries(SortedMap<String, String> labels, List<Sample> values) {
    WriteRequest series = new WriteRequest();
    labels.forEach(
        (name, value) -> {
          WriteRequest label = new WriteRequest();
          label.text(1, name);
          label.text(2, value);
          series.part(1, label);
        });
    for (Sample each : values) {
      WriteRequest sample = new WriteRequest();
      sample.number(1, each.value());
      sample.number(2, each.atMs());
      series.part(2, sample);
    }
    return series;
  }

  private void part(int field, WriteRequest part) {
    bytes(field, part.bytes.toByteArray());
  }

  private void text(int field, String text) {
    bytes(field, text.getBytes(StandardCharsets.UTF_8));
  }

  private void bytes(int field, byte[] content) {
    varint(((long) field << 3) | LENGTH);
    varint(content.length);
    bytes.writeBytes(content);
  }

  private void number(int field, double value) {
    varint(((long) field << 3) | FIXED_64);
    long bits = Double.doubleToLongBits(value);
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      bytes.write((int) (bits >>> shift));
    }
  }

  private void number(int field, long value) {
    varint(((long) field << 3) | VARINT);
    varint(value);
  }

  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes.write((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    bytes.write((int) rest);
  }
}
