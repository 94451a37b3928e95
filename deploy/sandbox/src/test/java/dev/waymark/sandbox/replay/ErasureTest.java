package dev.waymark.sandbox.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.app.Config;
import dev.waymark.domain.event.AppInstall;
import dev.waymark.domain.event.Event;
import dev.waymark.domain.event.Identifier;
import dev.waymark.domain.event.IdentifierType;
import dev.waymark.domain.event.Money;
import dev.waymark.domain.event.Origin;
import dev.waymark.domain.event.Purchase;
import dev.waymark.domain.event.Reason;
import dev.waymark.domain.event.Sentiment;
import dev.waymark.domain.event.SupportContact;
import dev.waymark.sandbox.Feed;
import dev.waymark.sandbox.Lag;
import dev.waymark.sandbox.Sandbox;
import dev.waymark.sandbox.SandboxConfig;
import dev.waymark.sandbox.StateFolder;
import dev.waymark.sandbox.WayIn;
import dev.waymark.sandbox.simulator.EventDelivery;
import dev.waymark.schema.Erasure;
import dev.waymark.stream.Topic;
import dev.waymark.wire.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.CompactRangeOptions;
import org.rocksdb.DBOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** After an erasure, a compaction and the retention of topics, a name is nowhere. */
@Tag("long-runs")
class ErasureTest {

  private static final int ERASED = 1_000;
  private static final int KEPT = 60;
  private static final String CANARY = "canary-";
  private static final Currency USD = Currency.getInstance("USD");
  private static final Instant BEGIN = Instant.parse("2026-03-01T08:00:00Z");
  private static final Map<String, String> QUICK_COMPACTION =
      Map.of(
          "segment.ms", "1000",
          "min.cleanable.dirty.ratio", "0.001",
          "delete.retention.ms", "0",
          "max.compaction.lag.ms", "1000");

  @Test
  void nothing_is_left_of_a_thousand_people() throws Exception {
    try (Sandbox sandbox = Sandbox.start(StateFolder.temporary())) {
      Map<String, String> own = new HashMap<>();
      own.put("erasure.key", "a-secret-of-this-test-alone");
      own.put("clock.idle-after", "1h");
      QUICK_COMPACTION.forEach((key, value) -> own.put("kafka.topic." + key, value));
      Config config = SandboxConfig.of(sandbox, own);
      SandboxConfig.createTopics(config);
      hasten(config);
      Wire wire = Wire.of(config.wire());
      Path state = Path.of(config.settings().get(dev.waymark.app.EngineSettings.STATE_DIR));
      try (Processes run = Processes.start(config, 1);
          Feed feed = new Feed(config, wire)) {
        for (int i = 0; i < ERASED; i++) {
          live(feed, CANARY, i, 0);
        }
        for (int i = 0; i < KEPT; i++) {
          live(feed, "keeper-", i, 0);
        }
        feed.flush();
        await("all journeys are told", () -> keys(config, Topic.JOURNEYS, CANARY) == ERASED);
        await("nothing is on its way any more", () -> isWorkedOff(config));
        Map<String, Long> planted = found(config);
        assertThat(planted)
            .containsKeys("waymark.journeys", "waymark.identities", "waymark-ledger-changelog");
        run.requireAlive();
        erase(config, wire);
        await("all receipts are there", () -> records(config, Topic.RECEIPTS) == ERASED);
        int round = 1;
        long deadlineNs = System.nanoTime() + TimeUnit.MINUTES.toNanos(4);
        Map<String, Long> left = found(config);
        while (!left.isEmpty() && System.nanoTime() < deadlineNs) {
          for (int i = 0; i < KEPT; i++) {
            live(
                feed,
                "keeper-",
                round * KEPT + i,
                round); // every store is written, so it is compacted
          }
          feed.flush();
          forgetAsRetentionWould(config);
          round++;
          LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(2));
          left = found(config);
        }
        assertThat(left).as("topics that still hold canaries, and in how many records").isEmpty();
        assertThat(keys(config, Topic.JOURNEYS, "keeper-")).isGreaterThanOrEqualTo(KEPT);
      }
      compact(state);
      assertThat(filesWith(state, "keeper-")).isNotEmpty();
      assertThat(filesWith(state, CANARY)).isEmpty();
      assertThat(logs(state)).isNotEmpty().noneMatch(log -> log.contains(CANARY));
    }
  }

  /** A prospect who installs, buys with three names, names a friend, complains and leaves. */
  private static void live(Feed feed, String who, int number, int round) {
    String id = who + number + "-" + round + "-";
    Instant at = BEGIN.plus(round, ChronoUnit.HOURS).plusSeconds(number);
    Identifier device = new Identifier(IdentifierType.DEVICE, who + "d-" + number);
    Identifier email = new Identifier(IdentifierType.EMAIL_HASH, who + "e-" + number);
    String customer = who + "c-" + number;
    String friend = who + "c-" + (number + 7) % KEPT;
    send(
        feed,
        new AppInstall(
            origin(id + 1, at, "", List.of(device), ""), AppInstall.Step.INSTALLED, "ios", "1"));
    send(
        feed,
        new Purchase(
            origin(id + 2, at.plusSeconds(60), customer, List.of(device, email), friend),
            Purchase.Step.PLACED,
            id + "order",
            new Money(2_500, USD),
            1,
            0,
            "",
            Reason.NONE));
    send(
        feed,
        new SupportContact(
            origin(id + 3, at.plusSeconds(120), "", List.of(email), ""),
            SupportContact.Step.OPENED,
            id + "case",
            Reason.CANCELLATION,
            id + "order",
            Sentiment.of(-0.9),
            true));
  }

  private static Origin origin(
      String id, Instant at, String customer, List<Identifier> names, String referrer) {
    return new Origin(id, at.toEpochMilli(), customer, names, "", "web", "", referrer);
  }

  private static void send(Feed feed, Event event) {
    feed.send(new EventDelivery(event.occurredAtMs(), event, ""));
  }

  private static void erase(Config config, Wire wire) {
    String topic = config.topics().name(Topic.ERASURES);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            config.client(), new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int i = 0; i < ERASED; i++) {
        String customer = CANARY + "c-" + i;
        byte[] value =
            wire.output(Erasure.class)
                .serializer()
                .serialize(topic, new Erasure("erasure-" + i, customer, Instant.now(), null));
        var unused =
            producer.send(
                new ProducerRecord<>(topic, customer.getBytes(StandardCharsets.UTF_8), value));
      }
    }
  }

  /** Who is erased while a name of theirs is on its way is not known by it. */
  private static boolean isWorkedOff(Config config) {
    try (Admin admin = Admin.create(config.client())) {
      List<String> topics = WayIn.TOPICS.stream().map(config.topics()::name).toList();
      return Lag.of(admin, config.engineId(), topics).records() == 0;
    }
  }

  private static void hasten(Config config) throws Exception {
    Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
    for (Topic topic : Topic.values()) {
      changes.put(
          new ConfigResource(ConfigResource.Type.TOPIC, config.topics().name(topic)),
          QUICK_COMPACTION.entrySet().stream()
              .map(
                  entry ->
                      new AlterConfigOp(
                          new ConfigEntry(entry.getKey(), entry.getValue()),
                          AlterConfigOp.OpType.SET))
              .toList());
    }
    try (Admin admin = Admin.create(config.client())) {
      admin.incrementalAlterConfigs(changes).all().get();
    }
  }

  /** What lies in inputs, commands and topics without compaction goes when its time is over. */
  private static void forgetAsRetentionWould(Config config) throws Exception {
    Set<Topic.Policy> kept =
        Set.of(Topic.Policy.LATEST, Topic.Policy.OWN_LATEST, Topic.Policy.COMMANDS);
    try (Admin admin = Admin.create(config.client());
        KafkaConsumer<byte[], byte[]> reader = reader(config)) {
      List<String> names =
          Arrays.stream(Topic.values())
              .filter(topic -> !kept.contains(topic.policy()))
              .filter(topic -> topic.policy() != Topic.Policy.LATEST_FOR_A_WHILE)
              .map(config.topics()::name)
              .toList();
      Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
      reader
          .endOffsets(partitions(reader, names))
          .forEach((partition, end) -> all.put(partition, RecordsToDelete.beforeOffset(end)));
      admin.deleteRecords(all).all().get();
    }
  }

  private static List<TopicPartition> partitions(
      KafkaConsumer<byte[], byte[]> reader, Collection<String> topics) {
    return topics.stream()
        .flatMap(topic -> reader.partitionsFor(topic).stream())
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .toList();
  }

  /** In how many records of each topic a canary is found. */
  private static Map<String, Long> found(Config config) {
    Map<String, Long> found = new TreeMap<>();
    try (KafkaConsumer<byte[], byte[]> reader = reader(config)) {
      List<String> topics =
          reader.listTopics().keySet().stream().filter(name -> !name.startsWith("__")).toList();
      read(
          reader,
          partitions(reader, topics),
          record -> {
            if (text(record.key()).contains(CANARY) || text(record.value()).contains(CANARY)) {
              found.merge(record.topic(), 1L, Long::sum);
            }
          });
    }
    return found;
  }

  private static long keys(Config config, Topic topic, String beginning) {
    Map<String, Boolean> last = new HashMap<>();
    try (KafkaConsumer<byte[], byte[]> reader = reader(config)) {
      read(
          reader,
          partitions(reader, List.of(config.topics().name(topic))),
          record -> last.put(text(record.key()), record.value() != null));
    }
    return last.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(beginning) && entry.getValue())
        .count();
  }

  private static long records(Config config, Topic topic) {
    List<String> all = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> reader = reader(config)) {
      read(
          reader,
          partitions(reader, List.of(config.topics().name(topic))),
          record -> all.add(record.topic()));
    }
    return all.size();
  }

  private static KafkaConsumer<byte[], byte[]> reader(Config config) {
    Properties settings = config.client();
    settings.put("isolation.level", "read_committed");
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private static void read(
      KafkaConsumer<byte[], byte[]> reader,
      List<TopicPartition> partitions,
      java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> hearer) {
    reader.assign(partitions);
    reader.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
    while (ends.entrySet().stream()
        .anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
      reader.poll(Duration.ofMillis(200)).forEach(hearer);
    }
  }

  private static String text(byte[] bytes) {
    return bytes == null ? "" : new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** As the stores do by themselves, sooner or later. */
  private static void compact(Path state) throws IOException, RocksDBException {
    List<Path> stores;
    try (Stream<Path> paths = Files.walk(state)) {
      stores = paths.filter(path -> Files.exists(path.resolve("CURRENT"))).toList();
    }
    assertThat(stores).isNotEmpty();
    for (Path store : stores) {
      compactOne(store);
      compactOne(store); // the list of files still names the keys of those that are gone
    }
  }

  private static void compactOne(Path store) throws RocksDBException {
    List<ColumnFamilyDescriptor> families = new ArrayList<>();
    for (byte[] name : RocksDB.listColumnFamilies(new Options(), store.toString())) {
      families.add(new ColumnFamilyDescriptor(name));
    }
    List<ColumnFamilyHandle> handles = new ArrayList<>();
    try (CompactRangeOptions all =
            new CompactRangeOptions()
                .setBottommostLevelCompaction(
                    CompactRangeOptions.BottommostLevelCompaction.kForce);
        DBOptions options = new DBOptions();
        RocksDB db = RocksDB.open(options, store.toString(), families, handles)) {
      for (ColumnFamilyHandle handle : handles) {
        db.compactRange(handle, null, null, all);
      }
      handles.forEach(ColumnFamilyHandle::close);
    }
  }

  private static List<Path> filesWith(Path folder, String sought) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        if (text(Files.readAllBytes(path)).contains(sought)) {
          found.add(path);
        }
      }
    }
    return found;
  }

  private static List<String> logs(Path folder) throws IOException {
    List<String> logs = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path :
          paths
              .filter(
                  file -> file.toString().endsWith(".log") && !file.toString().contains("rocksdb"))
              .toList()) {
        logs.add(text(Files.readAllBytes(path)));
      }
    }
    return logs;
  }

  private static void await(String what, BooleanSupplier until) {
    long deadlineNs = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (!until.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(deadlineNs);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
    }
  }
}
