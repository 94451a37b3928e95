package dev.waymark.sandbox.interop;

import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Utils;

/**
 * Confluent's genuine serializer and deserializer as one serde, as its jar for Kafka Streams has
 * it. It is loaded by its name, where the jar is on the class path.
 */
public final class ConfluentSerde implements Serde<Object> {

  private final Serde<Object> pair = Serdes.serdeFrom(serializerByName(), deserializerByName());

  @Override
  public void configure(Map<String, ?> settings, boolean isKey) {
    pair.configure(settings, isKey);
  }

  @Override
  public Serializer<Object> serializer() {
    return pair.serializer();
  }

  @Override
  public Deserializer<Object> deserializer() {
    return pair.deserializer();
  }

  @SuppressWarnings("unchecked") // it takes any Avro record
  private static Serializer<Object> serializerByName() {
    return byName("io.confluent.kafka.serializers.KafkaAvroSerializer", Serializer.class);
  }

  @SuppressWarnings("unchecked") // it yields any Avro record
  private static Deserializer<Object> deserializerByName() {
    return byName("io.confluent.kafka.serializers.KafkaAvroDeserializer", Deserializer.class);
  }

  private static <T> T byName(String name, Class<T> type) {
    try {
      return Utils.newInstance(name, type);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(name + " is not on the class path", e);
    }
  }
}
