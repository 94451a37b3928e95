package dev.waymark.wire;

import dev.waymark.domain.event.EventKind;
import dev.waymark.domain.event.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;

/** What most tests here begin with: a registry in memory, usual rules, bytes of records. */
final class Reading {

  static final InputRules RULES =
      new InputRules(
          Currency.getInstance("EUR"),
          10_000,
          BlockedNames.USUAL,
          new Classification(
              Map.of("payment", Reason.BILLING, "too late", Reason.LATE_DELIVERY),
              List.of("cancel my account"),
              false));

  final MemoryRegistry registry = new MemoryRegistry();
  final Wire wire = Wire.over(registry, settings());

  static WireSettings settings() {
    RegistrySettings nowhere =
        new RegistrySettings(
            List.of(java.net.URI.create("http://localhost:1")),
            new RegistryAuth.Anonymous(),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofMillis(10));
    return WireSettings.of(nowhere, true, RULES);
  }

  byte[] bytes(EventKind kind, SpecificRecord value) {
    return wire.writer(kind).serialize("topic", value);
  }

  /** A record by any schema, which the registry learns. */
  byte[] bytes(GenericRecord value) {
    return bytes(registry.add(value.getSchema()), value);
  }

  Decoded read(EventKind kind, byte[] bytes) {
    return wire.input(kind).deserialize("topic", bytes);
  }

  Decoded read(EventKind kind, SpecificRecord value) {
    return read(kind, bytes(kind, value));
  }

  static byte[] bytes(int id, GenericRecord value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    try {
      out.write(WireFormat.header(id));
      new GenericDatumWriter<GenericRecord>(value.getSchema()).write(value, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** One of our schemas with some of its text replaced. */
  static Schema changed(EventKind kind, String what, String by) {
    String before = Schemas.of(Schemas.recordOf(kind)).toString();
    String after = before.replace(what, by);
    if (after.equals(before)) {
      throw new IllegalArgumentException(what + " is not in the schema of " + kind);
    }
    return new Schema.Parser().parse(after);
  }
}
