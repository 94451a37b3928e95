package dev.waymark.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/** A serde of somebody else's whose failures say what it was given. */
public final class CrashingSerde implements Serde<Object> {

  @Override
  public Serializer<Object> serializer() {
    return (topic, value) -> {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
      IndexedRecord written = (IndexedRecord) value;
      try {
        new SpecificDatumWriter<IndexedRecord>(written.getSchema()).write(written, encoder);
        encoder.flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return out.toByteArray();
    };
  }

  @Override
  public Deserializer<Object> deserializer() {
    return (topic, bytes) -> {
      throw new IllegalStateException(
          "cannot read " + new String(bytes, StandardCharsets.ISO_8859_1));
    };
  }
}
