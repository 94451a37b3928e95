package dev.waymark.app;

import dev.waymark.domain.identity.Link;
import dev.waymark.domain.identity.Party;
import dev.waymark.stream.Topic;
import dev.waymark.wire.Decoded;
import dev.waymark.wire.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Bytes;

/** The explicit words on who is who that stand on their topic. */
public final class LinkLog {

  private static final Duration POLL = Duration.ofMillis(200);

  /** The last of two words on the same two names, as names themselves see it. */
  private static final Comparator<Standing> LATER =
      Comparator.<Standing>comparingLong(word -> word.link().atMs())
          .thenComparing(word -> word.link().id());

  private final List<Standing> words;

  /**
   * One word, and where it lies.
   *
   * @param key its key, by which it can be taken from the topic
   */
  public record Standing(Bytes key, int partition, Link link) {

    /** Whether it is about a name. */
    public boolean names(Party name) {
      return link.left().equals(name) || link.right().equals(name);
    }
  }

  private LinkLog(List<Standing> words) {
    this.words = List.copyOf(words);
  }

  /**
   * Reads the topic as it is now; what no instance could read is passed over here, too.
   *
   * @throws Failure when it is missing or Kafka does not answer
   */
  public static LinkLog read(Config config) {
    String topic = config.topics().name(Topic.LINKS);
    Properties reading = config.reading();
    reading.putIfAbsent(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "15000");
    try (Deserializer<Decoded> links = Wire.of(config.wire()).links();
        KafkaConsumer<byte[], byte[]> consumer =
            new KafkaConsumer<>(
                reading, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      return new LinkLog(read(topic, consumer, links));
    } catch (KafkaException e) {
      throw new Failure(
          "Kafka at " + reading.get("bootstrap.servers") + " says: " + e.getMessage(), e);
    }
  }

  private static List<Standing> read(
      String topic, KafkaConsumer<byte[], byte[]> consumer, Deserializer<Decoded> links) {
    List<TopicPartition> all =
        Optional.ofNullable(consumer.partitionsFor(topic)).orElse(List.of()).stream()
            .map(each -> new TopicPartition(topic, each.partition()))
            .toList();
    if (all.isEmpty()) {
      throw new Failure("topic " + topic + " is missing: see 'waymark topics check'");
    }
    consumer.assign(all);
    consumer.seekToBeginning(all);
    Map<TopicPartition, Long> ends = consumer.endOffsets(all);
    Map<Bytes, Standing> last = new LinkedHashMap<>();
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      consumer.poll(POLL).forEach(each -> hear(each, links, last));
    }
    return List.copyOf(last.values());
  }

  private static void hear(
      ConsumerRecord<byte[], byte[]> record,
      Deserializer<Decoded> links,
      Map<Bytes, Standing> last) {
    if (record.key() == null) {
      return;
    }
    Bytes key = Bytes.wrap(record.key());
    if (record.value() == null) {
      last.remove(key);
    } else if (links.deserialize(record.topic(), record.value()) instanceof Decoded.Commanded word
        && word.command() instanceof Link link) {
      last.put(key, new Standing(key, record.partition(), link));
    }
  }

  /** All words about a name. */
  public List<Standing> about(Party name) {
    List<Standing> found = new ArrayList<>();
    for (Standing word : words) {
      if (word.names(name)) {
        found.add(word);
      }
    }
    return found;
  }

  /** The word that counts on two names. */
  public Optional<Standing> between(Party one, Party other) {
    return about(one).stream().filter(word -> word.names(other)).max(LATER);
  }
}
