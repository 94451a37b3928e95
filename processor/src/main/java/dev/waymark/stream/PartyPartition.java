package dev.waymark.stream;

import dev.waymark.domain.identity.Party;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * In which partition somebody is kept: where Kafka's default partitioner puts a record whose key is
 * the customer id, or the bare value of an identifier. So what a source keys by either of them lies
 * there already.
 */
final class PartyPartition implements StreamPartitioner<byte[], Object> {

  private static final byte STAND_IN = (byte) Party.STAND_IN.charAt(0);

  /** The partition of whoever goes by a key of journeys. */
  static int of(byte[] key, int partitions) {
    byte[] name =
        key.length > 0 && key[0] == STAND_IN
            ? Keys.customer(Party.ofKey(Keys.customer(key)).value())
            : key;
    return BuiltInPartitioner.partitionForKey(name, partitions);
  }

  @Override
  public Optional<Set<Integer>> partitions(String topic, byte[] key, Object value, int partitions) {
    return Optional.of(Set.of(of(key, partitions)));
  }
}
