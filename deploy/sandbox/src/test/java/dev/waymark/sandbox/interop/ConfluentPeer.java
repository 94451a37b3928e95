package dev.waymark.sandbox.interop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * A program that knows nothing of Waymark: it writes and reads with Confluent's genuine serializer
 * and deserializer and its own Kafka client. It runs in a process of its own.
 */
public final class ConfluentPeer {

  private static final Duration LONGEST = Duration.ofSeconds(60);

  private ConfluentPeer() {}

  /** {@code write|read BOOTSTRAP REGISTRY REGISTERS}, then {@code (TOPIC SCHEMA JSON)…|TOPIC…}. */
  public static void main(String[] args) throws Exception {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", args[1]);
    settings.put("schema.registry.url", args[2]);
    if (args[0].equals("write")) {
      settings.put("auto.register.schemas", args[3]);
      write(settings, Arrays.asList(args).subList(4, args.length));
    } else {
      read(settings, Arrays.asList(args).subList(4, args.length));
    }
  }

  private static void write(Map<String, Object> settings, List<String> what) throws Exception {
    settings.put("key.serializer", "org.apache.kafka.common.serialization.StringSerializer");
    settings.put("value.serializer", "io.confluent.kafka.serializers.KafkaAvroSerializer");
    try (KafkaProducer<String, Object> producer = new KafkaProducer<>(settings)) {
      for (int i = 0; i < what.size(); i += 3) {
        GenericRecord value = record(Path.of(what.get(i + 1)), Path.of(what.get(i + 2)));
        producer.send(new ProducerRecord<>(what.get(i), "key", value)).get();
      }
    }
  }

  private static void read(Map<String, Object> settings, List<String> topics) {
    settings.put("key.deserializer", "org.apache.kafka.common.serialization.ByteArrayDeserializer");
    settings.put("value.deserializer", "io.confluent.kafka.serializers.KafkaAvroDeserializer");
    try (KafkaConsumer<byte[], Object> consumer = new KafkaConsumer<>(settings)) {
      List<TopicPartition> all =
          topics.stream().map(topic -> new TopicPartition(topic, 0)).toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      long until = System.nanoTime() + LONGEST.toNanos();
      for (int found = 0; found < topics.size() && System.nanoTime() < until; ) {
        ConsumerRecords<byte[], Object> records = consumer.poll(Duration.ofMillis(200));
        records.forEach(record -> System.out.println(record.topic() + " READ " + record.value()));
        found += records.count();
      }
    }
  }

  private static GenericRecord record(Path schemaFile, Path jsonFile) throws IOException {
    Schema schema = new Schema.Parser().parse(Files.readString(schemaFile, StandardCharsets.UTF_8));
    String json = Files.readString(jsonFile, StandardCharsets.UTF_8);
    return new GenericDatumReader<GenericRecord>(schema)
        .read(null, DecoderFactory.get().jsonDecoder(schema, json));
  }
}
