package dev.waymark.sandbox.hostile;

import dev.waymark.stream.Topic;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * One record as it is put on its topic.
 *
 * @param key null for none
 * @param value null for none
 * @param partition empty for the one that its key says
 * @param timestampMs the record's own time, empty for now
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are sent, never compared
record Parcel(
    Topic topic,
    byte @Nullable [] key,
    byte @Nullable [] value,
    List<Header> headers,
    OptionalInt partition,
    OptionalLong timestampMs,
    Ending ending) {

  static Parcel of(Topic topic, byte @Nullable [] key, byte @Nullable [] value, Ending ending) {
    return new Parcel(
        topic, key, value, List.of(), OptionalInt.empty(), OptionalLong.empty(), ending);
  }

  Parcel keyed(byte @Nullable [] other) {
    return new Parcel(topic, other, value, headers, partition, timestampMs, ending);
  }

  Parcel with(List<Header> others) {
    return new Parcel(topic, key, value, others, partition, timestampMs, ending);
  }

  Parcel in(int other) {
    return new Parcel(topic, key, value, headers, OptionalInt.of(other), timestampMs, ending);
  }

  Parcel at(long otherMs) {
    return new Parcel(topic, key, value, headers, partition, OptionalLong.of(otherMs), ending);
  }

  Parcel ending(Ending other) {
    return new Parcel(topic, key, value, headers, partition, timestampMs, other);
  }
}
