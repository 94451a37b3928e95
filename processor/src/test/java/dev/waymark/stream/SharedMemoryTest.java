package dev.waymark.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.FlushOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

class SharedMemoryTest {

  private static final int STORES = 8;
  private static final int RECORDS = 6_000;
  private static final int RECORD_BYTES = 1_000;
  private static final long LIMIT = 16L << 20;
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration LOOK_EVERY = Duration.ofMillis(10);
  private static final byte[] ONE_MORE = {1};
  private static final RocksDBConfigSetter APART =
      new RocksDBConfigSetter() {
        @Override
        public void setConfig(String store, Options options, Map<String, Object> configs) {}

        @Override
        public void close(String store, Options options) {}
      };

  @TempDir Path folder;

  @Test
  void all_stores_together_keep_within_one_memory() throws RocksDBException {
    assertThat(keptAfterWriting(APART)).isGreaterThan(STORES * RECORDS * RECORD_BYTES);
    assertThat(keptAfterWriting(new SharedMemory())).isLessThan(LIMIT / 2);
    assertThat(SharedMemory.usedBytes()).isPositive().isLessThan(2 * LIMIT);
  }

  @Test
  void indexes_and_filters_count_and_nobody_may_close_what_is_shared() {
    SharedMemory shared = new SharedMemory();
    for (String store : List.of("journeys", "ledger", "journeys")) {
      try (Options options = options()) {
        shared.setConfig(store, options, Map.of(SharedMemory.BYTES, LIMIT));
        BlockBasedTableConfig tables = (BlockBasedTableConfig) options.tableFormatConfig();

        assertThat(tables.cacheIndexAndFilterBlocks()).isTrue();
        assertThat(tables.cacheIndexAndFilterBlocksWithHighPriority()).isTrue();
        assertThat(options.writeBufferManager().isOwningHandle()).isTrue();
        shared.close(store, options);
        assertThat(options.writeBufferManager().isOwningHandle()).isTrue();
      }
    }
  }

  @Test
  void without_a_size_there_is_no_store() {
    try (Options options = options()) {
      assertThatThrownBy(() -> new SharedMemory().setConfig("ledger", options, Map.of()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(SharedMemory.BYTES);
    }
  }

  private long keptAfterWriting(RocksDBConfigSetter memory) throws RocksDBException {
    List<RocksDB> stores = new ArrayList<>();
    Random random = new Random(7);
    byte[] value = new byte[RECORD_BYTES];
    try (Options options = options();
        FlushOptions flush = new FlushOptions()) {
      memory.setConfig("ledger", options, Map.of(SharedMemory.BYTES, LIMIT));
      for (int i = 0; i < STORES; i++) {
        String place = folder.resolve(memory.getClass().getSimpleName() + i).toString();
        stores.add(RocksDB.open(options, place));
      }
      for (int i = 0; i < RECORDS; i++) {
        for (RocksDB store : stores) {
          random.nextBytes(value);
          store.put(new byte[] {(byte) (i >> 8), (byte) i}, value);
        }
      }
      for (RocksDB store : stores) {
        awaitWhatIsOnItsWayToDisk(store);
        store.put(ONE_MORE, value);
        awaitWhatIsOnItsWayToDisk(store);
      }
      long bytes = 0;
      for (RocksDB store : stores) {
        bytes += Long.parseLong(store.getProperty("rocksdb.cur-size-all-mem-tables"));
        store.flush(flush);
      }
      stores.forEach(RocksDB::close);
      return bytes;
    }
  }

  /**
   * How fast a disk takes what is over the limit is not this test's subject: while it does, a store
   * grows, and only its next write sends that on its way too.
   */
  private static void awaitWhatIsOnItsWayToDisk(RocksDB store) throws RocksDBException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (isOnItsWay(store) && System.nanoTime() < until) {
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
  }

  private static boolean isOnItsWay(RocksDB store) throws RocksDBException {
    return store.getProperty("rocksdb.mem-table-flush-pending").equals("1")
        || !store.getProperty("rocksdb.num-running-flushes").equals("0");
  }

  private static Options options() {
    return new Options()
        .setCreateIfMissing(true)
        .setWriteBufferSize(16L << 20)
        .setMaxWriteBufferNumber(3)
        .setTableFormatConfig(new BlockBasedTableConfig());
  }
}
