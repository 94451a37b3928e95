package dev.waymark.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waymark.domain.identity.Erasure;
import dev.waymark.domain.identity.Link;
import dev.waymark.domain.identity.Party;
import dev.waymark.schema.LinkSign;
import dev.waymark.stream.Topic;
import dev.waymark.wire.IdentityOutcomes;
import dev.waymark.wire.RegistryOutage;
import dev.waymark.wire.RegistryRefusal;
import dev.waymark.wire.Wire;
import java.time.Instant;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Tells Waymark who is who and whom to forget; each command is on its topic when it returns. */
public final class CommandSender implements AutoCloseable {

  private static final String SOURCE = "waymark identity";

  private final Config config;
  private final Wire wire;
  private final KafkaProducer<byte[], byte[]> producer;

  public CommandSender(Config config) {
    this.config = config;
    this.wire = Wire.of(config.wire());
    Properties sending = config.client();
    sending.put(ProducerConfig.ACKS_CONFIG, "all");
    sending.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, "15000");
    sending.putIfAbsent(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "30000");
    sending.putIfAbsent(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "15000");
    producer = new KafkaProducer<>(sending, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /**
   * Says that two names are one person's, or that they are not.
   *
   * @throws Failure when it could not be sent
   */
  public void send(Link link) {
    byte[] value =
        written(
            Topic.LINKS,
            dev.waymark.schema.Link.class,
            new dev.waymark.schema.Link(
                link.id(),
                Instant.ofEpochMilli(link.atMs()),
                IdentityOutcomes.party(link.left()),
                IdentityOutcomes.party(link.right()),
                link.together() ? LinkSign.LINK : LinkSign.UNLINK,
                SOURCE));
    send(record(Topic.LINKS, key(link.left(), link.right()).getBytes(UTF_8), value));
  }

  /**
   * The key of all words on two names, in whichever order, so that a later one takes the place of
   * an earlier one. The length in front keeps different pairs apart, whatever the names are.
   */
  static String key(Party one, Party other) {
    Party first = one.compareTo(other) <= 0 ? one : other;
    Party second = first.equals(one) ? other : one;
    return first.key().length() + ":" + first.key() + "," + second.key();
  }

  /**
   * Asks for somebody to be forgotten.
   *
   * @throws Failure when it could not be sent
   */
  public void send(Erasure erasure) {
    String customer = erasure.party().key();
    byte[] value =
        written(
            Topic.ERASURES,
            dev.waymark.schema.Erasure.class,
            new dev.waymark.schema.Erasure(
                erasure.id(), customer, Instant.ofEpochMilli(erasure.atMs()), null));
    send(record(Topic.ERASURES, customer.getBytes(UTF_8), value));
  }

  /**
   * Takes a word on two names from its topic; what it did stays until it is undone.
   *
   * @throws Failure when it could not be sent
   */
  public void remove(LinkLog.Standing word) {
    String topic = config.topics().name(Topic.LINKS);
    send(new ProducerRecord<>(topic, word.partition(), word.key().get(), null));
  }

  private ProducerRecord<byte[], byte[]> record(Topic topic, byte[] key, byte @Nullable [] value) {
    return new ProducerRecord<>(config.topics().name(topic), key, value);
  }

  private <T extends SpecificRecord> byte[] written(Topic topic, Class<T> type, T record) {
    try (Serializer<T> serializer = wire.output(type).serializer()) {
      return serializer.serialize(config.topics().name(topic), record);
    } catch (RegistryOutage | RegistryRefusal e) {
      throw new Failure("the registry: " + e.getMessage() + ": see 'waymark schemas check'", e);
    }
  }

  private void send(ProducerRecord<byte[], byte[]> record) {
    try {
      producer.send(record).get();
    } catch (ExecutionException | KafkaException e) {
      throw new Failure(record.topic() + " took no command: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure("interrupted while sending to " + record.topic(), e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
