package dev.waymark.sandbox.interop;

import dev.waymark.sandbox.Sandbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A topic of its own for one test: one partition, values as bytes. */
record TopicOfBytes(Sandbox sandbox, String name) {

  private static final Duration LONGEST = Duration.ofSeconds(60);

  static TopicOfBytes create(Sandbox sandbox, String like) {
    TopicOfBytes topic = new TopicOfBytes(sandbox, like + "-" + UUID.randomUUID());
    try (Admin admin = Admin.create(topic.client())) {
      admin.createTopics(List.of(new NewTopic(topic.name(), 1, (short) 1))).all().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return topic;
  }

  void write(byte[] value) throws ExecutionException, InterruptedException {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(client(), new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(name, value)).get();
    }
  }

  /** The values of the first so many records. */
  List<byte[]> read(int count) {
    List<byte[]> values = new ArrayList<>();
    long until = System.nanoTime() + LONGEST.toNanos();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(client(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> all = List.of(new TopicPartition(name, 0));
      consumer.assign(all);
      consumer.seekToBeginning(all);
      while (values.size() < count && System.nanoTime() < until) {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
      }
    }
    return values;
  }

  private Map<String, Object> client() {
    return Map.of("bootstrap.servers", sandbox.bootstrapServers());
  }
}
