package dev.waymark.app;

import dev.waymark.replay.Place;
import dev.waymark.replay.retry.HeldBack;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads what was held back. A note of which the value is gone says that the record was submitted
 * again: its key is the record, and it lies in the partition of the first note.
 */
public final class HeldBackReader {

  /** More notes are not kept in mind at once; whoever wants others asks for them by reason. */
  public static final int AT_MOST = 500_000;

  private final Config config;
  private final RecordReader reader;
  private final Holding holding;
  private final Holding.Notes notes;

  public HeldBackReader(Config config, RecordReader reader, Holding holding) {
    this.config = config;
    this.reader = reader;
    this.holding = holding;
    this.notes = holding.notes(config);
  }

  /**
   * What was found.
   *
   * @param held by their ids as text, in the order of the notes
   * @param done when those were submitted again that were, by their ids
   * @param left how many more there are than are kept in mind
   */
  public record Found(List<HeldBack> held, Map<String, Instant> done, long left) {}

  /**
   * Reads all notes, and keeps in mind those that are wanted; where there are too many, those come
   * first that have not been submitted again.
   */
  public Found read(Predicate<HeldBack> wanted) {
    Map<String, Instant> done = new HashMap<>();
    Found found = read(wanted, done);
    return found.left() > 0 && !done.isEmpty()
        ? read(held -> wanted.test(held) && !done.containsKey(held.id().toString()), done)
        : found;
  }

  private Found read(Predicate<HeldBack> wanted, Map<String, Instant> done) {
    Map<String, HeldBack> held = new LinkedHashMap<>();
    long[] left = {0};
    reader.read(
        reader.partitions(topic()),
        note -> {
          if (note.value() == null) {
            done.put(key(note), Instant.ofEpochMilli(note.timestamp()));
            return;
          }
          HeldBack each = notes.read(note);
          if (wanted.test(each) && held.size() < AT_MOST) {
            held.put(each.id().toString(), each);
          } else if (wanted.test(each)) {
            left[0]++;
          }
        });
    return new Found(List.copyOf(held.values()), Map.copyOf(done), left[0]);
  }

  /** The bytes that were held back, empty when they are nowhere any more. */
  public Optional<Holding.Original> original(HeldBack held) {
    List<Holding.Original> found = new ArrayList<>(1);
    originals(List.of(held), (each, original) -> found.add(original));
    return found.stream().findFirst();
  }

  /** Hears the bytes that were held back of some, those that are still there, in any order. */
  void originals(List<HeldBack> some, BiConsumer<HeldBack, Holding.Original> hearer) {
    Map<TopicPartition, NavigableMap<Long, HeldBack>> wanted = new LinkedHashMap<>();
    for (HeldBack held : some) {
      Place at = notes.source(held);
      wanted
          .computeIfAbsent(new TopicPartition(at.topic(), at.partition()), where -> new TreeMap<>())
          .put(at.offset(), held);
    }
    wanted.forEach(
        (where, byOffset) ->
            reader.pick(
                where,
                byOffset.navigableKeySet(),
                source ->
                    Optional.ofNullable(byOffset.get(source.offset()))
                        .ifPresent(
                            held ->
                                notes
                                    .original(source)
                                    .ifPresent(original -> hearer.accept(held, original)))));
  }

  /** Which of some have bytes that are still there, by their ids as text. */
  public Set<String> there(List<HeldBack> some) {
    Set<String> there = new HashSet<>();
    originals(some, (held, original) -> there.add(held.id().toString()));
    return there;
  }

  private String topic() {
    return config.topics().name(holding.topic());
  }

  private static String key(ConsumerRecord<byte[], byte[]> note) {
    return note.key() == null ? "" : new String(note.key(), StandardCharsets.UTF_8);
  }
}
