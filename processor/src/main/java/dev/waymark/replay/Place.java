package dev.waymark.replay;

import dev.waymark.stream.Topic;
import dev.waymark.stream.Topics;
import dev.waymark.wire.state.Entry;

/** Where a record lies; written as {@code topic/partition/offset}. */
public record Place(String topic, int partition, long offset) {

  /** Where the event of a ledger entry was read: its kind says by which topic it came. */
  public static Place of(Entry entry, Topics topics) {
    return new Place(
        topics.name(Topic.of(entry.event().kind())), entry.partition(), entry.offset());
  }

  /**
   * The place that a text names.
   *
   * @throws IllegalArgumentException when it names none
   */
  public static Place parse(String text) {
    String[] parts = text.split("/", -1);
    try {
      if (parts.length == 3 && !parts[0].isEmpty()) {
        return new Place(parts[0], Integer.parseUnsignedInt(parts[1]), Long.parseLong(parts[2]));
      }
    } catch (NumberFormatException e) {
      // Said below, as for any other text that names no place.
    }
    throw new IllegalArgumentException(
        "'" + text + "' is no record: it must be topic/partition/offset, such as purchases/0/17");
  }

  @Override
  public String toString() {
    return topic + "/" + partition + "/" + offset;
  }
}
