package dev.waymark.stream;

import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** How the state of a running stream is looked at from outside. */
final class Standing {

  private Standing() {}

  static ReadOnlyKeyValueStore<byte[], byte[]> store(KafkaStreams streams, String name) {
    return streams.store(
        StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.keyValueStore()));
  }

  /**
   * Which instance keeps a key. Kafka Streams itself would count the partitions of whatever topic
   * has the most, and an input may have more than there are partitions of journeys.
   */
  static KeyQueryMetadata whereIs(
      KafkaStreams streams, String store, byte[] key, StreamRules rules) {
    int partition = PartyPartition.of(key, rules.journeyPartitions());
    return streams.queryMetadataForKey(
        store, key, (topic, any, value, partitions) -> Optional.of(Set.of(partition)));
  }
}
