package dev.waymark.stream;

import dev.waymark.domain.event.Event;
import dev.waymark.domain.identity.Command;
import dev.waymark.domain.identity.Erasure;
import dev.waymark.domain.identity.Identity;
import dev.waymark.domain.identity.Link;
import dev.waymark.domain.identity.Party;
import dev.waymark.wire.Decoded;
import dev.waymark.wire.Outcomes;
import dev.waymark.wire.RejectReason;
import dev.waymark.wire.state.Entry;
import dev.waymark.wire.state.Erasing;
import dev.waymark.wire.state.Linking;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Takes in what was read: rejects go to their topic with where they came from; an event goes to its
 * customer, or to the name it bears when it names none: straight on when it lies in their partition
 * already, over a hop when not.
 */
final class Intake implements Processor<byte[], Decoded, byte[], Object> {

  private static final int LARGEST_KEPT_HEADERS_BYTES = 1 << 15;
  private static final int BYTES_AROUND_A_HEADER = 8;

  private final Topics topics;
  private final ErasureRules erasure;
  private final int partitions;
  private final Stretch taken;
  private final long futureMs;
  private ProcessorContext<byte[], Object> context;
  private Outbox outbox;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
  Intake(StreamRules rules) {
    this.topics = rules.topics();
    this.erasure = rules.erasure();
    this.partitions = rules.journeyPartitions();
    this.taken = rules.taken();
    this.futureMs = rules.futureMs();
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
    } else if (record.value() instanceof Decoded.Commanded commanded) {
      obey(record, commanded.command(), from);
    } else if (record.value() instanceof Decoded.Rejected rejected) {
      reject(record, rejected, from);
    } else {
      // A tombstone: a command has left its topic, and what it did stays.
      outbox.ended(topics.topic(from.topic()).orElseThrow(), End.APPLIED, record.timestamp());
    }
  }

  private void take(Record<byte[], Decoded> record, Decoded.Read read, RecordMetadata from) {
    Event event = read.event();
    if (!taken.holds(event.occurredAtMs())) {
      outbox.leftOut(topics.topic(from.topic()).orElseThrow());
      return;
    }
    if (event.occurredAtMs() != record.timestamp()) {
      reject(record, fromTheFuture(read), from);
      return;
    }
    Optional<Party> party = Identity.party(event.origin());
    if (party.isEmpty()) {
      reject(record, nobody(read), from);
      return;
    }
    if (party.get().isCustomer() && Party.isStandIn(party.get().value())) {
      reject(record, reserved(read), from);
      return;
    }
    byte[] key = Keys.customer(party.get().key());
    Entry entry = new Entry(event, from.partition(), from.offset());
    Headers headers = Retried.mark(record.headers());
    context.forward(new Record<>(key, entry, record.timestamp(), headers), way(party.get(), key));
  }

  /** Events of customers go to them straight; all others go by the name they bear. */
  private String way(Party party, byte[] key) {
    boolean home = isAtHome(key);
    if (party.isCustomer()) {
      return home ? Names.JOURNEY : Names.WRITE_BY_CUSTOMER;
    }
    return home ? Names.IDENTITY : Names.WRITE_BY_IDENTIFIER;
  }

  private void obey(Record<byte[], Decoded> record, Command command, RecordMetadata from) {
    if (command.atMs() - context.currentSystemTimeMs() > futureMs) {
      reject(record, tooEarly(command, record.value().original()), from);
      return;
    }
    if (command instanceof Erasure && !erasure.isOn()) {
      reject(record, erasureOff(command, record.value().original()), from);
      return;
    }
    outbox.ended(topics.topic(from.topic()).orElseThrow(), End.APPLIED, command.atMs());
    if (command instanceof Erasure who) {
      byte[] key = Keys.customer(who.party().key());
      context.forward(
          new Record<>(key, new Erasing(who.id(), who.atMs(), true), record.timestamp()),
          isAtHome(key) ? Names.JOURNEY : Names.WRITE_BY_CUSTOMER);
    } else if (command instanceof Link link) {
      link(record, link.left(), link.right(), link);
      link(record, link.right(), link.left(), link);
    }
  }

  private void link(Record<byte[], Decoded> record, Party to, Party other, Link link) {
    context.forward(
        new Record<>(
            Keys.customer(to.key()), new Linking(other, link.command()), record.timestamp()),
        Names.WRITE_BY_IDENTIFIER);
  }

  private boolean isAtHome(byte[] key) {
    return PartyPartition.of(key, partitions) == context.taskId().partition();
  }

  private static Decoded.Rejected fromTheFuture(Decoded.Read read) {
    return new Decoded.Rejected(
        RejectReason.FUTURE,
        "occurred_at lies too far ahead of the clock of the broker",
        read.original());
  }

  private static Decoded.Rejected reserved(Decoded.Read read) {
    return new Decoded.Rejected(
        RejectReason.RESERVED_NAME,
        "customer_id looks like a stand-in such as ~DEVICE:d1: these are Waymark's own",
        read.event().eventId(),
        read.original());
  }

  private static Decoded.Rejected tooEarly(Command command, byte[] original) {
    return new Decoded.Rejected(
        RejectReason.FUTURE,
        "the command's time lies too far ahead of the clock of Waymark",
        command.id(),
        original);
  }

  private static Decoded.Rejected erasureOff(Command command, byte[] original) {
    return new Decoded.Rejected(
        RejectReason.ERASURE_OFF,
        "erasure.key is not set: nobody can be erased",
        command.id(),
        original);
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
                    rejected, from.topic(), from.partition(), from.offset(), record.key()))
            .withHeaders(kept(record.headers())),
        Names.WRITE_REJECTS);
  }

  /** The headers go with the note, for a retry, unless they would not fit into it. */
  private static Headers kept(Headers headers) {
    long bytes = 0;
    for (Header header : headers) {
      byte[] value = header.value();
      bytes += BYTES_AROUND_A_HEADER + header.key().length() + (value == null ? 0 : value.length);
      if (bytes > LARGEST_KEPT_HEADERS_BYTES) {
        return new RecordHeaders();
      }
    }
    return headers;
  }
}
