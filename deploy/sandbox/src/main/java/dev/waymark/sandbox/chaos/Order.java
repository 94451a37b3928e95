package dev.waymark.sandbox.chaos;

import dev.waymark.schema.Kpi;
import dev.waymark.schema.StageChange;
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

  /** What counts as told from now on. */
  default long next(long before, long after) {
    return after;
  }

  /** Revisions go up one by one. */
  final class Revisions implements Order<Kpi> {
    @Override
    public long mark(Kpi kpi, Supplier<byte[]> bytes) {
      return kpi.getRevision();
    }

    @Override
    public String fault(long before, long after) {
      return after == before + 1 ? "" : "has revision " + after + " after " + before;
    }
  }

  /** What was told is taken back before it is told again. */
  final class Turns implements Order<StageChange> {
    @Override
    public long mark(StageChange change, Supplier<byte[]> bytes) {
      return change.getRetraction() ? -1 : 1;
    }

    @Override
    public String fault(long before, long after) {
      long standing = before + after;
      if (standing == 2) {
        return "was told twice";
      }
      return standing == -1 ? "was taken back although it did not stand" : "";
    }

    @Override
    public long next(long before, long after) {
      return Math.max(0, Math.min(1, before + after));
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
