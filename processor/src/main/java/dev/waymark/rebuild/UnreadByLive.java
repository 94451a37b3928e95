package dev.waymark.rebuild;

import java.util.Map;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * What became of input that the run has read and live has not: rejects and late events are told of
 * each record once, so live's topic lacks just those.
 *
 * @param source where the record of the input lies that a record tells of
 * @param read how far live has read
 */
record UnreadByLive<T extends SpecificRecord>(
    Log run,
    String liveTopic,
    Deserializer<T> reader,
    Function<T, Place> source,
    Map<TopicPartition, Long> read) {

  /** A record of an input. */
  record Place(String topic, int partition, long offset) {}

  void send(Corrections out) {
    run.each(
        each -> {
          Place place = source.apply(reader.deserialize(liveTopic, each.value()));
          long readTo = read.getOrDefault(new TopicPartition(place.topic(), place.partition()), 0L);
          if (place.offset() >= readTo) {
            out.send(liveTopic, each.partition(), each.key(), each.value());
          }
        });
  }
}
