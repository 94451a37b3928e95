package dev.waymark.stream;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/** The state stores; their names outlive the process. */
final class Stores {

  /** Customer → journey. */
  static final String JOURNEYS = "journeys";

  /** Customer and event id → event; customer and nothing → the journey the ledger starts from. */
  static final String LEDGER = "ledger";

  /** Moment and customer → nothing. */
  static final String DEADLINES = "deadlines";

  /** KPI cell → its sum. */
  static final String CELLS = "cells";

  /** Journey partition → the moment up to which it has come. */
  static final String CLOCKS = "clocks";

  static final String OUTBOX = "outbox";
  static final String KPI_OUTBOX = "kpi-outbox";

  private Stores() {}

  static StoreBuilder<KeyValueStore<byte[], byte[]>> keyValue(String name) {
    return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
        org.apache.kafka.streams.state.Stores.persistentKeyValueStore(name),
        Serdes.ByteArray(),
        Serdes.ByteArray());
  }
}
