package dev.waymark.stream;

import dev.waymark.wire.state.Batch;
import dev.waymark.wire.state.BatchCodec;
import dev.waymark.wire.state.Entry;
import dev.waymark.wire.state.EntryCodec;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** The compact bytes of the topics between our own processors. */
final class Coded {

  static final Serde<Entry> ENTRY =
      Serdes.serdeFrom(
          (topic, entry) -> EntryCodec.write(entry), (topic, bytes) -> EntryCodec.read(bytes));

  static final Serde<Batch> BATCH =
      Serdes.serdeFrom(
          (topic, batch) -> BatchCodec.write(batch), (topic, bytes) -> BatchCodec.read(bytes));

  private Coded() {}
}
