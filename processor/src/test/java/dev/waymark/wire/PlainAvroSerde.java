package dev.waymark.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/** A serde of somebody else's: bare Avro by the one schema its settings give, generic records. */
public final class PlainAvroSerde implements Serde<Object> {

  private Schema schema = Schema.create(Schema.Type.NULL);

  @Override
  public void configure(Map<String, ?> settings, boolean isKey) {
    if (settings.containsKey("schema")) {
      schema = new Schema.Parser().parse(String.valueOf(settings.get("schema")));
    }
  }

  @Override
  public Serializer<Object> serializer() {
    return (topic, value) -> {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
      try {
        new SpecificDatumWriter<IndexedRecord>(schema).write((IndexedRecord) value, encoder);
        encoder.flush();
      } catch (IOException e) {
        throw new SerializationException(e);
      }
      return out.toByteArray();
    };
  }

  @Override
  public Deserializer<Object> deserializer() {
    return (topic, bytes) -> {
      try {
        return new GenericDatumReader<GenericRecord>(schema)
            .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
      } catch (IOException e) {
        throw new SerializationException(e);
      }
    };
  }
}
