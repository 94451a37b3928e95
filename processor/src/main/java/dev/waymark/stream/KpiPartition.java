package dev.waymark.stream;

import dev.waymark.domain.kpi.CellId;
import dev.waymark.domain.kpi.Kpi;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.StreamPartitioner;

/** Which partition of the contributions a cell goes to: all cells of a series go to one. */
final class KpiPartition implements StreamPartitioner<byte[], Object> {

  static int of(CellId id, int partitions) {
    return of(id.kpi(), id.dimensions(), partitions);
  }

  static int of(Kpi kpi, String dimensions, int partitions) {
    return Math.floorMod(31 * kpi.label().hashCode() + dimensions.hashCode(), partitions);
  }

  /** The key of a batch is the number of its partition. */
  static byte[] key(int partition) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(partition).array();
  }

  @Override
  public Optional<Set<Integer>> partitions(
      String topic, byte[] key, Object value, int numPartitions) {
    return Optional.of(Set.of(ByteBuffer.wrap(key).getInt()));
  }
}
