package dev.waymark.rebuild;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * The stage changes, alerts or save windows that live has told otherwise than the run. What was
 * over before the topic's retention is of no interest any more and is not told anew.
 *
 * @param since what was over before is left alone, unless live tells of it
 */
record SubjectCorrections<T extends SpecificRecord>(
    Subject<T> subject,
    Log live,
    String liveTopic,
    Log run,
    Deserializer<T> reader,
    Serializer<T> writer,
    Instant since) {

  void send(Corrections out) {
    for (int partition = 0; partition < live.partitions(); partition++) {
      send(partition, out);
    }
  }

  private void send(int partition, Corrections out) {
    Map<String, T> told = last(live, partition);
    Map<String, T> ours = new HashMap<>();
    Map<String, T> latest = new HashMap<>();
    run.each(
        partition,
        each -> {
          if (each.value() != null) {
            T value = reader.deserialize(liveTopic, each.value());
            latest.put(subject.customer().apply(value), value);
            keep(value, told, ours);
          }
        });
    Map<String, List<T>> corrections = new LinkedHashMap<>();
    TreeSet<String> ids = new TreeSet<>(told.keySet());
    ids.addAll(ours.keySet());
    for (String id : ids) {
      correction(told.get(id), ours.get(id), corrections);
    }
    corrections.forEach((customer, some) -> send(partition, customer, some, latest, out));
  }

  private Map<String, T> last(Log log, int partition) {
    Map<String, T> last = new HashMap<>();
    log.each(
        partition,
        each -> {
          if (each.value() != null) {
            T value = reader.deserialize(liveTopic, each.value());
            last.put(subject.id().apply(value), value);
          }
        });
    return last;
  }

  /** Of the run's history only what may have to be told: there may be years of it. */
  private void keep(T value, Map<String, T> told, Map<String, T> kept) {
    String id = subject.id().apply(value);
    boolean old = subject.isOver().test(value) && subject.at().apply(value).isBefore(since);
    if (old && !told.containsKey(id)) {
      kept.remove(id);
    } else {
      kept.put(id, value);
    }
  }

  private void correction(@Nullable T told, @Nullable T now, Map<String, List<T>> corrections) {
    boolean stood = told != null && !subject.isTakenBack().test(told);
    boolean stands = now != null && !subject.isTakenBack().test(now);
    if (stands && now != null && !(told != null && same(now, told))) {
      add(now, corrections);
    } else if (stood && !stands && told != null) {
      add(subject.takeBack().apply(told), corrections);
    }
  }

  /** By their bytes: Avro does not compare instants. */
  private boolean same(T one, T other) {
    return Arrays.equals(writer.serialize(liveTopic, one), writer.serialize(liveTopic, other));
  }

  private void add(T value, Map<String, List<T>> corrections) {
    corrections
        .computeIfAbsent(subject.customer().apply(value), customer -> new ArrayList<>())
        .add(value);
  }

  /** The topic keeps one record for each customer in the end: the one that the run told last. */
  private void send(
      int partition, String customer, List<T> some, Map<String, T> latest, Corrections out) {
    some.sort(Comparator.comparing(subject.at()));
    T last = latest.get(customer);
    if (last != null && !same(last, some.get(some.size() - 1))) {
      some.add(last);
    }
    some.forEach(
        value ->
            out.send(
                liveTopic,
                partition,
                customer.getBytes(UTF_8),
                writer.serialize(liveTopic, value)));
  }
}
