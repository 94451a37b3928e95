package dev.waymark.sandbox.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waymark.sandbox.replay.Spoken;
import dev.waymark.sandbox.replay.Told;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/**
 * What one run told on one topic, record by record in the order of the log: the last word on each
 * subject as bytes, and whatever cannot be in a log in which each result was told exactly once.
 */
final class Hearing<T extends SpecificRecord> {

  private static final int FAULTS_KEPT = 20;

  private final Spoken<T> spoken;
  private final Order<T> order;
  private final Map<String, byte[]> standing = new TreeMap<>();
  private final Map<String, Long> marks = new HashMap<>();
  private final List<String> faults = new ArrayList<>();
  private long faultsInAll;
  private long told;

  Hearing(Spoken<T> spoken, Order<T> order) {
    this.spoken = spoken;
    this.order = order;
  }

  /** The next record of the log. */
  void hear(Told<T> next) {
    told++;
    String subject = next.subject(spoken.subject());
    T value = next.value();
    if (value == null) {
      standing.remove(subject);
      marks.remove(subject);
      return;
    }
    judge(subject, next.key(), value);
    if (spoken.stands().test(value)) {
      standing.put(subject, bytes(next.key(), spoken.comparable().apply(value)));
    } else {
      standing.remove(subject);
    }
  }

  private void judge(String subject, String key, T value) {
    long before = marks.getOrDefault(subject, 0L);
    long after = order.mark(value, () -> bytes(key, value));
    String fault = order.fault(before, after);
    if (!fault.isEmpty()) {
      faultsInAll++;
      if (faults.size() < FAULTS_KEPT) {
        faults.add(spoken.what() + " " + subject + " " + fault);
      }
    }
    marks.put(subject, after);
  }

  Spoken<T> spoken() {
    return spoken;
  }

  /** The last word on each subject that holds: key and record. */
  Map<String, byte[]> standing() {
    return standing;
  }

  /** What cannot be in such a log; the first of them. */
  List<String> faults() {
    return List.copyOf(faults);
  }

  long faultsInAll() {
    return faultsInAll;
  }

  /** How many records were told. */
  long told() {
    return told;
  }

  private byte[] bytes(String key, T value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      out.write(key.getBytes(UTF_8));
      out.write(0);
      BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
      new SpecificDatumWriter<T>(value.getSchema()).write(value, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("an array cannot be written to", e);
    }
    return out.toByteArray();
  }
}
