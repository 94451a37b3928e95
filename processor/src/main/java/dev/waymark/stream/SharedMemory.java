package dev.waymark.stream;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * One memory for all stores on disk: what is read, the indexes and filters of files, and what waits
 * to be written. Each store would otherwise have its own, and there is one store for each name and
 * partition.
 */
public final class SharedMemory implements RocksDBConfigSetter {

  /** Under this key Kafka Streams is told how many bytes there are. */
  public static final String BYTES = "waymark.state.memory.bytes";

  /** So much of it is for writes; a store that goes beyond it is written to disk. */
  private static final int WRITES = 2;

  private static final int BITS_OF_A_SHARD = -1; // as many shards as RocksDB thinks fit

  /**
   * What waits in a store takes at least so many bytes. RocksDB's megabyte, times hundreds of
   * stores, would fill the memory for writes with nothing, and each write would then go to disk
   * alone.
   */
  private static final long LEAST_OF_A_STORE = 32L << 10;

  /** Blocks that are read come and go; so much is kept for indexes and filters. */
  private static final double FOR_INDEXES = 0.1;

  /** One for each size; a process has one, but for tests. */
  private static final Map<Long, Shared> ALL = new ConcurrentHashMap<>();

  static {
    RocksDB.loadLibrary();
  }

  @Override
  public void setConfig(String store, Options options, Map<String, Object> configs) {
    Object bytes = configs.get(BYTES);
    if (bytes == null) {
      throw new IllegalArgumentException(
          BYTES + " is not set: it must be how many bytes there are");
    }
    share(options, ALL.computeIfAbsent(Long.valueOf(bytes.toString()), Shared::of));
  }

  private static void share(Options options, Shared shared) {
    BlockBasedTableConfig tables = (BlockBasedTableConfig) options.tableFormatConfig();
    tables.setBlockCache(shared.cache());
    tables.setCacheIndexAndFilterBlocks(true);
    tables.setCacheIndexAndFilterBlocksWithHighPriority(true);
    tables.setPinTopLevelIndexAndFilter(true);
    options.setTableFormatConfig(tables);
    options.setWriteBufferManager(shared.writes());
    options.setArenaBlockSize(LEAST_OF_A_STORE);
  }

  /** All stores of the process share it, so that none may close it. */
  @Override
  public void close(String store, Options options) {}

  /** How many bytes all stores of this process keep in memory now. */
  public static long usedBytes() {
    return ALL.values().stream().mapToLong(shared -> shared.cache().getUsage()).sum();
  }

  /**
   * What is shared.
   *
   * @param cache all of it. It is not strict: with a strict one a read would fail when everything
   *     is in use, and with it the thread, where now it takes more for the moment
   * @param writes how much of the cache what waits to be written may take
   */
  private record Shared(Cache cache, WriteBufferManager writes) {

    static Shared of(long bytes) {
      Cache cache = new LRUCache(bytes, BITS_OF_A_SHARD, false, FOR_INDEXES);
      return new Shared(cache, new WriteBufferManager(bytes / WRITES, cache));
    }
  }
}
