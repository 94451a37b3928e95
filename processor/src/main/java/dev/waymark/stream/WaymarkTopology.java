package dev.waymark.stream;

import dev.waymark.schema.ChurnAlert;
import dev.waymark.schema.Identity;
import dev.waymark.schema.Journey;
import dev.waymark.schema.Kpi;
import dev.waymark.schema.Late;
import dev.waymark.schema.Receipt;
import dev.waymark.schema.Reject;
import dev.waymark.schema.SaveWindow;
import dev.waymark.schema.StageChange;
import dev.waymark.schema.Suppression;
import dev.waymark.wire.ClockGuard;
import dev.waymark.wire.Wire;
import dev.waymark.wire.state.Suppressed;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.TimestampExtractor;

/** The way the data flow, from top to bottom. */
public final class WaymarkTopology {

  private final Topology topology = new Topology();
  private final StreamRules rules;
  private final Wire wire;
  private final BooleanSupplier unread;
  private final TimestampExtractor eventTime;

  private WaymarkTopology(StreamRules rules, Wire wire, BooleanSupplier unread) {
    this.unread = unread;
    this.rules = rules;
    this.wire = wire;
    this.eventTime = new EventTime(new ClockGuard(rules.futureMs()));
  }

  /** The topology by these rules, reading and writing by this wire, watched by this observer. */
  public static Topology of(StreamRules rules, Wire wire, Observer observer) {
    return of(rules, wire, observer, () -> false);
  }

  /** The same, told as well whether history is known to lie unread, so that no silence counts. */
  public static Topology of(
      StreamRules rules, Wire wire, Observer observer, BooleanSupplier unread) {
    WaymarkTopology flow = new WaymarkTopology(rules, wire, unread);
    flow.intake();
    flow.identity(observer);
    flow.journey(observer);
    flow.kpi(observer);
    return flow.topology;
  }

  private void intake() {
    Topics topics = rules.topics();
    for (Topic input : Topic.inputs()) {
      read(Names.read(input), topics.name(input), wire.input(Topic.kind(input)));
    }
    read(Names.read(Topic.LINKS), topics.links(), wire.links());
    read(Names.read(Topic.ERASURES), topics.erasures(), wire.erasures());
    topology.addProcessor(
        Names.INTAKE,
        () -> new Intake(rules),
        Stream.of(Topic.inputs(), Topic.commands())
            .flatMap(List::stream)
            .map(Names::read)
            .toArray(String[]::new));
    write(Names.WRITE_REJECTS, topics.rejects(), Reject.class, Names.INTAKE);
  }

  private void identity(Observer observer) {
    Topics topics = rules.topics();
    read(Names.READ_SUPPRESSIONS, topics.suppressions(), suppressions());
    read(Names.READ_BY_IDENTIFIER, topics.byIdentifier(), Coded.NAMED.deserializer());
    topology.addProcessor(
        Names.IDENTITY,
        () -> new IdentityProcessor(rules, observer),
        Names.INTAKE,
        Names.READ_SUPPRESSIONS,
        Names.READ_BY_IDENTIFIER);
    topology.addStateStore(Stores.keyValue(Stores.IDENTITIES), Names.IDENTITY);
    topology.addStateStore(Stores.keyValue(Stores.UNCLAIMED), Names.IDENTITY);
    write(Names.WRITE_IDENTITIES, topics.identities(), Identity.class, Names.IDENTITY);
  }

  private void journey(Observer observer) {
    Topics topics = rules.topics();
    AtomicLong inputOfAll = new AtomicLong();
    Room room = new Room(rules.journeysInMemoryBytes());
    read(Names.READ_BY_CUSTOMER, topics.byCustomer(), Coded.ADDRESSED.deserializer());
    topology.addProcessor(
        Names.JOURNEY,
        () -> new JourneyProcessor(rules, observer, inputOfAll, unread, room),
        Names.INTAKE,
        Names.IDENTITY,
        Names.READ_SUPPRESSIONS,
        Names.READ_BY_CUSTOMER);
    topology.addStateStore(Stores.keyValue(Stores.SUPPRESSED), Names.IDENTITY, Names.JOURNEY);
    topology.addStateStore(Stores.busy(Stores.JOURNEYS, room), Names.JOURNEY);
    topology.addStateStore(Stores.busy(Stores.LEDGER, room), Names.JOURNEY);
    topology.addStateStore(Stores.keyValue(Stores.DEADLINES), Names.JOURNEY);
    topology.addStateStore(Stores.keyValue(Stores.FRIENDS), Names.JOURNEY);
    topology.addStateStore(Stores.keyValue(Stores.NAMES), Names.JOURNEY);
    topology.addStateStore(Stores.keyValue(Stores.ROUTES), Names.JOURNEY);
    topology.addStateStore(
        new BeforeCommitBuilder<>(Stores.OUTBOX, () -> new Outbox(rules.domain())),
        Names.INTAKE,
        Names.IDENTITY,
        Names.JOURNEY);
    topology.addSink(
        Names.WRITE_BY_CUSTOMER,
        topics.byCustomer(),
        new ByteArraySerializer(),
        Coded.ADDRESSED.serializer(),
        new PartyPartition(),
        Names.INTAKE,
        Names.IDENTITY,
        Names.JOURNEY);
    topology.addSink(
        Names.WRITE_BY_IDENTIFIER,
        topics.byIdentifier(),
        new ByteArraySerializer(),
        Coded.NAMED.serializer(),
        new PartyPartition(),
        Names.INTAKE,
        Names.IDENTITY,
        Names.JOURNEY);
    write(Names.WRITE_JOURNEYS, topics.journeys(), Journey.class, Names.JOURNEY);
    write(Names.WRITE_STAGE_CHANGES, topics.stageChanges(), StageChange.class, Names.JOURNEY);
    write(Names.WRITE_CHURN_ALERTS, topics.churnAlerts(), ChurnAlert.class, Names.JOURNEY);
    write(Names.WRITE_SAVE_WINDOWS, topics.saveWindows(), SaveWindow.class, Names.JOURNEY);
    write(Names.WRITE_LATE, topics.late(), Late.class, Names.JOURNEY);
    write(Names.WRITE_RECEIPTS, topics.receipts(), Receipt.class, Names.JOURNEY);
    if (rules.erasure().tells()) {
      topology.addSink(
          Names.WRITE_SUPPRESSIONS,
          topics.suppressions(),
          new ByteArraySerializer(),
          wire.output(Suppression.class).serializer(),
          (topic, key, value, partitions) -> Optional.of(Set.of(value.getPartition())),
          Names.IDENTITY,
          Names.JOURNEY);
    }
    topology.addSink(
        Names.WRITE_CONTRIBUTIONS,
        topics.contributions(),
        new ByteArraySerializer(),
        Coded.BATCH.serializer(),
        new KpiPartition(),
        Names.JOURNEY);
  }

  private void kpi(Observer observer) {
    Topics topics = rules.topics();
    topology.addSource(
        AutoOffsetReset.earliest(),
        Names.READ_CONTRIBUTIONS,
        new ByteArrayDeserializer(),
        Coded.BATCH.deserializer(),
        topics.contributions());
    topology.addProcessor(
        Names.KPI, () -> new KpiProcessor(rules, observer), Names.READ_CONTRIBUTIONS);
    topology.addStateStore(Stores.keyValue(Stores.CELLS), Names.KPI);
    topology.addStateStore(Stores.keyValue(Stores.CLOCKS), Names.KPI);
    topology.addStateStore(new BeforeCommitBuilder<>(Stores.KPI_OUTBOX, Object::new), Names.KPI);
    write(Names.WRITE_KPIS, topics.kpis(), Kpi.class, Names.KPI);
  }

  /** Who was erased is read before anything else, for it lies at the beginning of time. */
  private Deserializer<Suppressed> suppressions() {
    Deserializer<Suppression> records = wire.output(Suppression.class).deserializer();
    return (topic, bytes) -> Suppressed.of(records.deserialize(topic, bytes));
  }

  private <T> void read(String name, String topic, Deserializer<T> values) {
    topology.addSource(
        AutoOffsetReset.earliest(), name, eventTime, new ByteArrayDeserializer(), values, topic);
  }

  private <T extends SpecificRecord> void write(
      String name, String topic, Class<T> type, String from) {
    topology.addSink(name, topic, new ByteArraySerializer(), wire.output(type).serializer(), from);
  }
}
