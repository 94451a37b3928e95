package dev.waymark.app;

import dev.waymark.replay.Place;
import dev.waymark.replay.asof.Arrival;
import dev.waymark.wire.state.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** Says of events on which side of an instant their records were appended. */
final class Arrivals {

  private final Config config;
  private final RecordReader reader;

  Arrivals(Config config, RecordReader reader) {
    this.config = config;
    this.reader = reader;
  }

  /** Of each entry, in their order. */
  List<Arrival> of(List<Entry> entries, Instant asOf) {
    Set<TopicPartition> read = new HashSet<>();
    entries.forEach(entry -> read.add(partition(place(entry))));
    if (read.isEmpty()) {
      return List.of();
    }
    Map<TopicPartition, Long> beginnings = reader.beginnings(read);
    Map<TopicPartition, Long> after = reader.firstAfter(asOf, read);
    List<Arrival> arrivals = new ArrayList<>();
    for (Entry entry : entries) {
      TopicPartition partition = partition(place(entry));
      long first = beginnings.getOrDefault(partition, 0L);
      long younger = after.getOrDefault(partition, Long.MAX_VALUE);
      arrivals.add(arrival(entry, when(entry.offset(), first, younger)));
    }
    return arrivals;
  }

  /** Records are appended in their order, so one offset splits a partition at an instant. */
  private static Arrival.When when(long offset, long first, long younger) {
    if (offset >= younger) {
      return Arrival.When.AFTERWARDS;
    }
    return offset < first && younger <= first ? Arrival.When.NO_LONGER_KNOWN : Arrival.When.BY_THEN;
  }

  private Arrival arrival(Entry entry, Arrival.When when) {
    Place place = place(entry);
    Optional<Instant> appendedAt =
        when == Arrival.When.AFTERWARDS
            ? reader
                .at(partition(place), place.offset())
                .map(found -> Instant.ofEpochMilli(found.timestamp()))
            : Optional.empty();
    return new Arrival(
        entry.event().eventId(),
        Instant.ofEpochMilli(entry.event().occurredAtMs()),
        place,
        when,
        appendedAt);
  }

  private Place place(Entry entry) {
    return Place.of(entry, config.topics());
  }

  private static TopicPartition partition(Place place) {
    return new TopicPartition(place.topic(), place.partition());
  }
}
