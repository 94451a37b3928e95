package dev.waymark.replay.explain;

import dev.waymark.stream.Topic;
import dev.waymark.stream.Topics;
import dev.waymark.wire.state.Entry;

/** Where a record lies. */
public record Place(String topic, int partition, long offset) {

  /** Where the event of a ledger entry was read: its kind says by which topic it came. */
  public static Place of(Entry entry, Topics topics) {
    return new Place(
        topics.name(Topic.of(entry.event().kind())), entry.partition(), entry.offset());
  }

  @Override
  public String toString() {
    return topic + "/" + partition + "/" + offset;
  }
}
