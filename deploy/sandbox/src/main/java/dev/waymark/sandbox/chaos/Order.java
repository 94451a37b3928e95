package dev.waymark.sandbox.chaos;

import dev.waymark.schema.Kpi;
import java.util.function.Supplier;
import java.util.zip.CRC32;

/**
 * In which order records about one subject may follow one another where each was told exactly once.
 * Every record has a mark; 0 stands for "nothing was told yet".
 */
interface Order<T> {

  /** The mark of a record. */
  long mark(T value, Supplier<byte[]> bytes);

  /** Why one mark may not follow the other; empty where it may. */
  String fault(long before, long after);

  /**
   * Revisions go up one by one. The first that is told may be a later one, for what is summed in an
   * open window may be told at its end; clocks have none.
   */
  final class Revisions implements Order<Kpi> {
    @Override
    public long mark(Kpi kpi, Supplier<byte[]> bytes) {
      return kpi.getKpi().equals("clock") ? 0 : kpi.getRevision();
    }

    @Override
    public String fault(long before, long after) {
      return before == 0 || after == before + 1 ? "" : "has revision " + after + " after " + before;
    }
  }

  /** The same is not told twice running. */
  final class News<T> implements Order<T> {
    @Override
    public long mark(T value, Supplier<byte[]> bytes) {
      CRC32 sum = new CRC32();
      sum.update(bytes.get());
      return 1 + sum.getValue();
    }

    @Override
    public String fault(long before, long after) {
      return before == after ? "was told twice running" : "";
    }
  }

  /** There is only one word on each. */
  final class Once<T> implements Order<T> {
    @Override
    public long mark(T value, Supplier<byte[]> bytes) {
      return 1;
    }

    @Override
    public String fault(long before, long after) {
      return before == 0 ? "" : "was told twice";
    }
  }

  /** Only the last word counts. */
  final class Any<T> implements Order<T> {
    @Override
    public long mark(T value, Supplier<byte[]> bytes) {
      return 1;
    }

    @Override
    public String fault(long before, long after) {
      return "";
    }
  }
}
