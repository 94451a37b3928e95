package dev.waymark.stream;

import dev.waymark.wire.state.Addressed;
import dev.waymark.wire.state.AddressedCodec;
import dev.waymark.wire.state.Batch;
import dev.waymark.wire.state.BatchCodec;
import dev.waymark.wire.state.Named;
import dev.waymark.wire.state.NamedCodec;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** The compact bytes of the topics between our own processors. */
final class Coded {

  static final Serde<Addressed> ADDRESSED =
      Serdes.serdeFrom(
          (topic, what) -> AddressedCodec.write(what),
          (topic, bytes) -> AddressedCodec.read(bytes));

  static final Serde<Named> NAMED =
      Serdes.serdeFrom(
          (topic, what) -> NamedCodec.write(what), (topic, bytes) -> NamedCodec.read(bytes));

  static final Serde<Batch> BATCH =
      Serdes.serdeFrom(
          (topic, batch) -> BatchCodec.write(batch), (topic, bytes) -> BatchCodec.read(bytes));

  private Coded() {}
}
