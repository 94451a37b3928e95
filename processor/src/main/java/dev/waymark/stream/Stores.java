package dev.waymark.stream;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
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

  /** Customer → whom they brought. */
  static final String FRIENDS = "friends";

  /** Customer and name → nothing: with which names a customer was seen. */
  static final String NAMES = "names";

  /** Customer and event id → through whom an event came here that did not come straight. */
  static final String ROUTES = "routes";

  /** Name → what is known of who it is. */
  static final String IDENTITIES = "identities";

  /** Name and event id → event that names no customer. */
  static final String UNCLAIMED = "unclaimed";

  /** Keyed hash of a name → up to when it was erased. */
  static final String SUPPRESSED = "suppressed";

  /** KPI cell → its sum. */
  static final String CELLS = "cells";

  /** Journey partition → the moment up to which it has come. */
  static final String CLOCKS = "clocks";

  static final String OUTBOX = "outbox";
  static final String KPI_OUTBOX = "kpi-outbox";

  private Stores() {}

  /** A store on disk. */
  static StoreBuilder<KeyValueStore<byte[], byte[]>> keyValue(String name) {
    return built(org.apache.kafka.streams.state.Stores.persistentKeyValueStore(name));
  }

  /** A store on disk that is written for nearly every event. */
  static StoreBuilder<KeyValueStore<byte[], byte[]>> busy(String name, Room room) {
    return built(
        new Busy(org.apache.kafka.streams.state.Stores.persistentKeyValueStore(name), room));
  }

  private static StoreBuilder<KeyValueStore<byte[], byte[]>> built(
      KeyValueBytesStoreSupplier stores) {
    return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
        stores, Serdes.ByteArray(), Serdes.ByteArray());
  }

  private record Busy(KeyValueBytesStoreSupplier stores, Room room)
      implements KeyValueBytesStoreSupplier {

    @Override
    public String name() {
      return stores.name();
    }

    @Override
    public KeyValueStore<Bytes, byte[]> get() {
      return new WriteBehind(stores.get(), room::forWrites);
    }

    @Override
    public String metricsScope() {
      return stores.metricsScope();
    }
  }
}
