package dev.waymark.stream;

import dev.waymark.wire.ClockGuard;
import dev.waymark.wire.Decoded;
import dev.waymark.wire.state.Addressed;
import dev.waymark.wire.state.Named;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * The time of a record is when its event happened. What is no event, or one from the future, does
 * not move the clock: it gets the time its partition has come to. Never throws.
 */
final class EventTime implements TimestampExtractor {

  private final ClockGuard guard;

  EventTime(ClockGuard guard) {
    this.guard = guard;
  }

  @Override
  public long extract(ConsumerRecord<Object, Object> record, long partitionTimeMs) {
    if (record.value() instanceof Addressed addressed) {
      return Math.max(0, addressed.atMs());
    }
    if (record.value() instanceof Named named) {
      return Math.max(0, named.atMs());
    }
    if (record.value() instanceof Decoded.Read read
        && guard.check(read, appendedAtMs(record)) == read) {
      return read.event().occurredAtMs();
    }
    return Math.max(0, partitionTimeMs);
  }

  /**
   * The broker's clock where it stamps records itself; else ours, as the producer's is its own
   * affair.
   */
  private static long appendedAtMs(ConsumerRecord<Object, Object> record) {
    return record.timestampType() == TimestampType.LOG_APPEND_TIME
        ? record.timestamp()
        : System.currentTimeMillis();
  }
}
