package dev.waymark.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerTest {

  private static final long YEARS_AGO_MS = 1_000_000_000_000L;

  @TempDir Path folder;

  @Test
  void what_was_written_outlives_the_broker() throws Exception {
    try (Broker broker = Broker.start(folder, 0)) {
      createTopic(broker, "notes");
      writeInATransaction(broker, "notes", "remembered");
    }

    try (Broker broker = Broker.start(folder, 0)) {
      assertThat(readCommitted(broker, "notes")).isEqualTo("remembered");
    }
  }

  @Test
  void a_taken_port_is_named() {
    try (Broker broker = Broker.start(folder.resolve("first"), 0)) {
      int taken = Integer.parseInt(broker.bootstrapServers().split(":")[1]);

      assertThatThrownBy(() -> Broker.start(folder.resolve("second"), taken))
          .hasMessage("port " + taken + " is taken: the broker needs a free port on 127.0.0.1");
    }
  }

  @Test
  void a_topic_that_nobody_made_does_not_appear_by_itself() {
    try (Broker broker = Broker.start(folder, 0);
        Admin admin =
            Admin.create(Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()))) {
      assertThatThrownBy(() -> admin.describeTopics(List.of("nobody")).allTopicNames().get())
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
    }
  }

  @Test
  void a_temporary_folder_goes_with_its_sandbox() {
    StateFolder temporary = StateFolder.temporary();
    Broker.start(temporary.path(), 0).close();

    temporary.close();

    assertThat(Files.exists(temporary.path())).isFalse();
  }

  @Test
  void a_folder_serves_one_sandbox_at_a_time() {
    try (StateFolder first = StateFolder.at(folder)) {
      assertThatThrownBy(() -> StateFolder.at(first.path())).hasMessageContaining("is in use");
    }
    StateFolder.at(folder).close();
    assertThat(folder).exists();
  }

  private static void createTopic(Broker broker, String name) throws Exception {
    try (Admin admin =
        Admin.create(Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()))) {
      admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get();
    }
  }

  private static void writeInATransaction(Broker broker, String topic, String text) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", "writer");
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      var unused = producer.send(new ProducerRecord<>(topic, 0, YEARS_AGO_MS, "key", text));
      producer.commitTransaction();
    }
  }

  private static String readCommitted(Broker broker, String topic) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", broker.bootstrapServers(),
            "isolation.level", "read_committed",
            "auto.offset.reset", "earliest");
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(new TopicPartition(topic, 0)));
      return consumer.poll(Duration.ofSeconds(20)).iterator().next().value();
    }
  }
}
