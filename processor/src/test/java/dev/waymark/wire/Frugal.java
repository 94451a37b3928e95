package dev.waymark.wire;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;

/** Does something and sees to it that it takes neither much memory nor long. */
public final class Frugal {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final long MOST_BYTES = 24L << 20;
  private static final long MOST_BYTES_PER_BYTE = 400;
  private static final long MOST_NANOS = 5_000_000_000L;

  private Frugal() {}

  /** What it gives, for an input of so many bytes; the first time it may have to get ready. */
  public static <T> T ly(int inputBytes, Supplier<T> work) {
    try {
      return measured(inputBytes, work);
    } catch (AssertionError tooMuch) {
      return measured(inputBytes, work);
    }
  }

  private static <T> T measured(int inputBytes, Supplier<T> work) {
    long bytesBefore = THREADS.getCurrentThreadAllocatedBytes();
    long before = System.nanoTime();
    T result = work.get();
    long nanos = System.nanoTime() - before;
    long bytes = THREADS.getCurrentThreadAllocatedBytes() - bytesBefore;
    if (bytes > MOST_BYTES + MOST_BYTES_PER_BYTE * inputBytes || nanos > MOST_NANOS) {
      throw new AssertionError(
          inputBytes
              + " bytes took "
              + bytes
              + " bytes of memory and "
              + nanos / 1_000_000
              + " ms");
    }
    return result;
  }
}
