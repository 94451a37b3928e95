package dev.waymark.app;

import dev.waymark.replay.Place;
import dev.waymark.replay.retry.HeldBack;
import dev.waymark.stream.Retried;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Submits records again, each once. A record and the mark that it was submitted go out in one
 * transaction, so there is never the one without the other; and who opens this puts an end to what
 * another has begun, so that what is read after opening is all there is.
 */
public final class Resubmission implements AutoCloseable {

  private static final int AT_ONCE = 500;

  /** Whether a record is too large is for its topic to say, which has taken it before. */
  private static final String LARGEST_BYTES = "16777216";

  private static final Duration TIME_TO_CLOSE = Duration.ofSeconds(10);

  private final Producer<byte[], byte[]> producer;
  private final HeldBackReader reader;

  private Resubmission(Producer<byte[], byte[]> producer, HeldBackReader reader) {
    this.producer = producer;
    this.reader = reader;
  }

  /**
   * Opens the only one there is for an application and a kind of notes.
   *
   * @throws Failure when Kafka does not let us
   */
  public static Resubmission open(Config config, Holding holding, HeldBackReader reader) {
    Properties settings = new Properties();
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "15000");
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_BYTES);
    settings.putAll(config.client());
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
    settings.put(
        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
        config.settings().get(ConnectionSettings.APPLICATION_ID)
            + "-retry-"
            + holding.topic().key());
    Producer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    try {
      producer.initTransactions();
    } catch (KafkaException e) {
      producer.close(TIME_TO_CLOSE);
      throw new Failure("records cannot be submitted again: " + e.getMessage(), e);
    }
    return new Resubmission(producer, reader);
  }

  /**
   * Submits these.
   *
   * @param progress is told how many are through, after each transaction
   * @return how many were submitted: those whose bytes were still there
   * @throws Failure when it could not go on; what went before is through and marked
   */
  public int send(List<HeldBack> all, IntConsumer progress) {
    int sent = 0;
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      List<HeldBack> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
      try {
        sent += sendTogether(some);
      } catch (ProducerFencedException e) {
        throw new Failure(
            "somebody else submits records again at the same time: "
                + sent
                + " were submitted here, the others not; ask again",
            e);
      } catch (KafkaException e) {
        throw new Failure(
            "Kafka says: "
                + e.getMessage()
                + ": "
                + sent
                + " were submitted, the others not, none twice; ask again",
            e);
      }
      progress.accept(sent);
    }
    return sent;
  }

  private int sendTogether(List<HeldBack> some) {
    producer.beginTransaction();
    AtomicInteger sent = new AtomicInteger();
    try {
      reader.originals(
          some,
          (held, original) -> {
            submit(held, original);
            sent.incrementAndGet();
          });
      producer.commitTransaction();
      return sent.get();
    } catch (ProducerFencedException e) {
      throw e;
    } catch (RuntimeException e) {
      abort(e);
      throw e;
    }
  }

  private void abort(RuntimeException because) {
    try {
      producer.abortTransaction();
    } catch (KafkaException e) {
      because.addSuppressed(e); // the next to open ends the transaction
    }
  }

  /** To the partition where it lay, with the headers it had, and the mark beside its note. */
  @SuppressWarnings("FutureReturnValueIgnored") // the commit fails when one of them does
  private void submit(HeldBack held, Holding.Original original) {
    byte[] id = held.id().toString().getBytes(StandardCharsets.UTF_8);
    Headers headers = new RecordHeaders(original.headers());
    headers.remove(Retried.HEADER).add(Retried.HEADER, id);
    producer.send(
        new ProducerRecord<>(
            held.id().topic(),
            held.id().partition(),
            null,
            original.key(),
            original.value(),
            headers));
    Place note = held.notedIn();
    producer.send(new ProducerRecord<>(note.topic(), note.partition(), id, null));
  }

  @Override
  public void close() {
    producer.close(TIME_TO_CLOSE);
  }
}
