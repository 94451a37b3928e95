package dev.waymark.stream;

import dev.waymark.domain.event.Event;
import dev.waymark.domain.identity.Identity;
import dev.waymark.wire.Decoded;
import dev.waymark.wire.Outcomes;
import dev.waymark.wire.RejectReason;
import dev.waymark.wire.state.Entry;
import java.util.Optional;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Takes in what was read: rejects go to their topic with where they came from; an event goes to its
 * customer, straight on when it lies in the customer's partition already, over a hop when not.
 */
final class Intake implements Processor<byte[], Decoded, byte[], Object> {

  private final Topics topics;
  private final int partitions;
  private final Stretch taken;
  private ProcessorContext<byte[], Object> context;
  private Outbox outbox;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
  Intake(Topics topics, int partitions, Stretch taken) {
    this.topics = topics;
    this.partitions = partitions;
    this.taken = taken;
  }

  @Override
  public void init(ProcessorContext<byte[], Object> here) {
    context = here;
    BeforeCommit<Outbox> store = here.getStateStore(Stores.OUTBOX);
    outbox = store.gathered();
  }

  @Override
  public void process(Record<byte[], Decoded> record) {
    RecordMetadata from = context.recordMetadata().orElseThrow();
    if (record.value() instanceof Decoded.Read read) {
      take(record, read, from);
    } else if (record.value() instanceof Decoded.Rejected rejected) {
      reject(record, rejected, from);
    }
  }

  private void take(Record<byte[], Decoded> record, Decoded.Read read, RecordMetadata from) {
    Event event = read.event();
    if (!taken.holds(event.occurredAtMs())) {
      return;
    }
    if (event.occurredAtMs() != record.timestamp()) {
      reject(record, fromTheFuture(read), from);
      return;
    }
    Optional<String> customer = Identity.of(event.origin());
    if (customer.isEmpty()) {
      reject(record, nobody(read), from);
      return;
    }
    byte[] key = Keys.customer(customer.get());
    Entry entry = new Entry(event, from.partition(), from.offset());
    context.forward(
        record.withKey(key).withValue(entry),
        isAtHome(key) ? Names.JOURNEY : Names.WRITE_BY_CUSTOMER);
  }

  private boolean isAtHome(byte[] key) {
    return BuiltInPartitioner.partitionForKey(key, partitions) == context.taskId().partition();
  }

  private static Decoded.Rejected fromTheFuture(Decoded.Read read) {
    return new Decoded.Rejected(
        RejectReason.FUTURE,
        "occurred_at lies too far ahead of the clock of the broker",
        read.original());
  }

  private static Decoded.Rejected nobody(Decoded.Read read) {
    return new Decoded.Rejected(
        RejectReason.NO_IDENTIFIER, "the event names nobody", read.original());
  }

  private void reject(
      Record<byte[], Decoded> record, Decoded.Rejected rejected, RecordMetadata from) {
    outbox.ended(topics.topic(from.topic()).orElseThrow(), End.REJECTED, record.timestamp());
    byte[] key =
        (from.topic() + "/" + from.partition() + "/" + from.offset())
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    context.forward(
        record
            .withKey(key)
            .withValue(
                Outcomes.reject(
                    rejected, from.topic(), from.partition(), from.offset(), record.key())),
        Names.WRITE_REJECTS);
  }
}
