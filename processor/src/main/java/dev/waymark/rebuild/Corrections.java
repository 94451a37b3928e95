package dev.waymark.rebuild;

import dev.waymark.app.Config;
import dev.waymark.app.Failure;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * What a switch writes, all of it in one transaction: readers see all of it or nothing. One that
 * was left open by a crash is undone by the next that begins, because both have the same name.
 */
final class Corrections implements AutoCloseable {

  /** The longest that a broker allows unless it is told otherwise. */
  private static final String LONGEST_MS = "900000";

  private final KafkaProducer<byte[], byte[]> producer;
  private final AtomicReference<@Nullable Exception> fault = new AtomicReference<>();
  private long sent;

  private Corrections(KafkaProducer<byte[], byte[]> producer) {
    this.producer = producer;
  }

  static Corrections begin(Config config, String application) {
    Properties writing = config.client();
    writing.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, application + "-switch");
    writing.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, LONGEST_MS);
    writing.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    writing.put(ProducerConfig.LINGER_MS_CONFIG, "50");
    writing.put(ProducerConfig.BATCH_SIZE_CONFIG, "131072");
    KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(writing, new ByteArraySerializer(), new ByteArraySerializer());
    try {
      producer.initTransactions();
      producer.beginTransaction();
    } catch (KafkaException e) {
      producer.close(Duration.ZERO);
      throw new Failure("Kafka opens no transaction for the switch: " + e.getMessage(), e);
    }
    return new Corrections(producer);
  }

  /** Sends a record to a partition; without a value the key is forgotten. */
  void send(String topic, int partition, byte[] key, byte @Nullable [] value) {
    sent++;
    var unused =
        producer.send(
            new ProducerRecord<>(topic, partition, key, value),
            (where, e) -> {
              if (e != null) {
                fault.compareAndSet(null, e);
              }
            });
  }

  /** How many records have been sent. */
  long sent() {
    return sent;
  }

  /** Makes all of it seen. */
  void commit() {
    try {
      producer.flush();
      Exception failed = fault.get();
      if (failed != null) {
        throw new Failure("Kafka refuses a record of the switch: " + failed.getMessage(), failed);
      }
      producer.commitTransaction();
    } catch (KafkaException e) {
      throw new Failure("Kafka does not commit the switch: " + e.getMessage(), e);
    }
  }

  /** Makes all of it as if it had never been. */
  void undo() {
    try {
      producer.abortTransaction();
    } catch (KafkaException e) {
      // The broker undoes it by itself when its time is over, or when the next switch begins.
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }
}
