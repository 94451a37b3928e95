package dev.waymark.stream;

import dev.waymark.domain.event.Event;
import dev.waymark.domain.event.SocialMention;
import dev.waymark.domain.event.SupportContact;
import dev.waymark.domain.identity.Erasure;
import dev.waymark.domain.identity.Identity;
import dev.waymark.domain.identity.IdentityRules;
import dev.waymark.domain.identity.Link;
import dev.waymark.domain.kpi.Grain;
import dev.waymark.domain.rules.Rules;
import dev.waymark.schema.LinkSign;
import dev.waymark.wire.BlockedNames;
import dev.waymark.wire.Classification;
import dev.waymark.wire.IdentityOutcomes;
import dev.waymark.wire.InputRecords;
import dev.waymark.wire.InputRules;
import dev.waymark.wire.MemoryRegistry;
import dev.waymark.wire.RegistryAuth;
import dev.waymark.wire.RegistrySettings;
import dev.waymark.wire.Wire;
import dev.waymark.wire.WireSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;

/** The whole topology in one thread, without a broker, on a clock of its own. */
public final class Stream implements AutoCloseable {

  private static final String GOODBYE = "goodbye";
  private static final Classification WORDS = new Classification(Map.of(), List.of(GOODBYE), true);

  private static final List<String> STORES =
      List.of(
          Stores.JOURNEYS,
          Stores.LEDGER,
          Stores.DEADLINES,
          Stores.FRIENDS,
          Stores.NAMES,
          Stores.ROUTES,
          Stores.IDENTITIES,
          Stores.UNCLAIMED,
          Stores.SUPPRESSED,
          Stores.CELLS);

  private final Wire wire;
  private final TopologyTestDriver driver;
  private final Map<Topic, TestInputTopic<byte[], byte[]>> inputs = new EnumMap<>(Topic.class);

  /**
   * @param inMemoryBytes how much its journeys may take beside the store
   */
  public Stream(Rules rules, long wallMs, long clockEndMs, long inMemoryBytes, Observer observer) {
    this(rules, wallMs, clockEndMs, inMemoryBytes, observer, Map.of());
  }

  /**
   * @param retentionMs how long cells are kept
   */
  Stream(
      Rules rules,
      long wallMs,
      long clockEndMs,
      long inMemoryBytes,
      Observer observer,
      Map<Grain, Long> retentionMs) {
    this(
        rules,
        new ErasureRules("a key for this test", false, true),
        wallMs,
        clockEndMs,
        inMemoryBytes,
        observer,
        retentionMs);
  }

  Stream(
      Rules rules,
      ErasureRules erasure,
      long wallMs,
      long clockEndMs,
      long inMemoryBytes,
      Observer observer,
      Map<Grain, Long> retentionMs) {
    StreamRules streamRules =
        new StreamRules(
            rules,
            IdentityRules.DEFAULT,
            erasure,
            Topics.standard(),
            1,
            1,
            1,
            300_000,
            10_000,
            clockEndMs,
            inMemoryBytes,
            retentionMs,
            Stretch.ALL);
    InputRules inputRules = new InputRules(rules.currency(), 1_000_000, BlockedNames.USUAL, WORDS);
    RegistrySettings nowhere =
        RegistrySettings.at("http://127.0.0.1:1", new RegistryAuth.Anonymous());
    wire = Wire.over(new MemoryRegistry(), WireSettings.of(nowhere, true, inputRules));
    driver =
        new TopologyTestDriver(
            WaymarkTopology.of(streamRules, wire, observer),
            settings(),
            Instant.ofEpochMilli(wallMs));
    for (Topic input : Topic.values()) {
      if (Topic.inputs().contains(input) || Topic.commands().contains(input)) {
        inputs.put(
            input,
            driver.createInputTopic(
                input.standardName(), new ByteArraySerializer(), new ByteArraySerializer()));
      }
    }
  }

  private static Properties settings() {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "stream-test");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
    settings.put(StreamsConfig.STATE_DIR_CONFIG, folder().toString());
    return settings;
  }

  /** Of its own, so that other builds on this machine do not get in the way. */
  private static Path folder() {
    try {
      return Files.createTempDirectory(Path.of("target"), "stream");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void send(Event event) {
    send(event, new RecordHeaders());
  }

  /** Sends an event as a retry does. */
  void sendAgain(Event event) {
    send(event, new RecordHeaders().add(Retried.HEADER, new byte[0]));
  }

  void send(Event event, Headers headers) {
    Topic topic = Topic.of(event.kind());
    byte[] value =
        wire.writer(event.kind())
            .serialize(
                topic.standardName(), InputRecords.of(event, isLeaving(event) ? GOODBYE : ""));
    send(topic, Identity.of(event.origin()).orElse(""), value, headers);
  }

  public void send(Link link) {
    dev.waymark.schema.Link record =
        new dev.waymark.schema.Link(
            link.id(),
            Instant.ofEpochMilli(link.atMs()),
            IdentityOutcomes.party(link.left()),
            IdentityOutcomes.party(link.right()),
            link.together() ? LinkSign.LINK : LinkSign.UNLINK,
            null);
    byte[] value =
        wire.output(dev.waymark.schema.Link.class)
            .serializer()
            .serialize(Topic.LINKS.standardName(), record);
    send(Topic.LINKS, link.left().key(), value);
  }

  public void send(Erasure erasure) {
    dev.waymark.schema.Erasure record =
        new dev.waymark.schema.Erasure(
            erasure.id(), erasure.party().key(), Instant.ofEpochMilli(erasure.atMs()), null);
    byte[] value =
        wire.output(dev.waymark.schema.Erasure.class)
            .serializer()
            .serialize(Topic.ERASURES.standardName(), record);
    send(Topic.ERASURES, erasure.party().key(), value);
  }

  /** In which stores, and in which of their keys or values, a text is found. */
  List<String> storesWith(String text) {
    byte[] sought = text.getBytes(StandardCharsets.UTF_8);
    List<String> found = new ArrayList<>();
    for (String name : STORES) {
      try (KeyValueIterator<byte[], byte[]> all =
          driver.<byte[], byte[]>getKeyValueStore(name).all()) {
        while (all.hasNext()) {
          KeyValue<byte[], byte[]> entry = all.next();
          if (holds(entry.key, sought) || holds(entry.value, sought)) {
            found.add(name + ": " + new String(entry.key, StandardCharsets.UTF_8));
          }
        }
      }
    }
    return found;
  }

  private static boolean holds(byte[] bytes, byte[] sought) {
    for (int i = 0; i + sought.length <= bytes.length; i++) {
      if (Arrays.equals(bytes, i, i + sought.length, sought, 0, sought.length)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLeaving(Event event) {
    return (event instanceof SupportContact contact && contact.leaving())
        || (event instanceof SocialMention mention && mention.leaving());
  }

  void send(Topic topic, String key, byte[] value) {
    send(topic, key, value, new RecordHeaders());
  }

  void send(Topic topic, String key, byte[] value, Headers headers) {
    TestInputTopic<byte[], byte[]> input = inputs.get(topic);
    if (input == null) {
      throw new IllegalArgumentException(topic + " is no input");
    }
    input.pipeInput(new TestRecord<>(key.getBytes(StandardCharsets.UTF_8), value, headers));
  }

  /** Nothing comes for a while, tick by tick. */
  public void wait(Duration span) {
    for (long ms = 0; ms < span.toMillis(); ms += 100) {
      driver.advanceWallClockTime(Duration.ofMillis(100));
    }
  }

  /** All records on an output since the last time, in their order. */
  public <T extends SpecificRecord> List<KeyValue<String, T>> read(Topic topic, Class<T> type) {
    return driver
        .createOutputTopic(
            topic.standardName(), new StringDeserializer(), wire.output(type).deserializer())
        .readKeyValuesToList();
  }

  /** All records on a topic since the last time, as they are. */
  List<TestRecord<byte[], byte[]>> records(Topic topic) {
    return driver
        .createOutputTopic(
            topic.standardName(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList();
  }

  /** What every store keeps, and what travelled between the parts, as bytes by where it is. */
  public Map<String, Map<Bytes, byte[]>> state() {
    Map<String, Map<Bytes, byte[]>> state = new TreeMap<>();
    for (String name : driver.getAllStateStores().keySet()) {
      KeyValueStore<byte[], byte[]> store = driver.getKeyValueStore(name);
      if (store != null) {
        Map<Bytes, byte[]> entries = state.computeIfAbsent(name, unseen -> new TreeMap<>());
        try (KeyValueIterator<byte[], byte[]> all = store.all()) {
          all.forEachRemaining(entry -> entries.put(Bytes.wrap(entry.key), entry.value));
        }
      }
    }
    for (Topic topic : Topic.values()) {
      if (topic.policy() == Topic.Policy.INTERNAL) {
        Map<Bytes, byte[]> records = state.computeIfAbsent(topic.key(), unseen -> new TreeMap<>());
        driver
            .createOutputTopic(
                topic.standardName(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
            .readKeyValuesToList()
            .forEach(record -> records.put(Bytes.wrap(record.key), record.value));
      }
    }
    return state;
  }

  /** What is known of names, looked at from outside. */
  StandingNames names() {
    return new StandingNames(
        driver::<byte[], byte[]>getKeyValueStore,
        driver::<byte[], byte[]>getKeyValueStore,
        key -> KeyQueryMetadata.NOT_AVAILABLE,
        IdentityRules.DEFAULT);
  }

  @Override
  public void close() {
    driver.close();
  }
}
