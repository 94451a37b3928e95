package dev.waymark.cli;

import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;

/** Says now and then how much of a topic is still to be read; nothing when it is read at once. */
final class ScanProgress implements AutoCloseable {

  private static final long BETWEEN_LINES_NS = TimeUnit.SECONDS.toNanos(2);

  private final String what;
  private final PrintWriter to;
  private long saidNs = System.nanoTime();
  private long most;

  ScanProgress(String what, PrintWriter to) {
    this.what = what;
    this.to = to;
  }

  /** So many records at most are left. */
  void left(long records) {
    most = Math.max(most, records);
    if (System.nanoTime() - saidNs > BETWEEN_LINES_NS) {
      saidNs = System.nanoTime();
      to.println(what + ": " + 100 * (most - records) / Math.max(1, most) + " % read");
      to.flush();
    }
  }

  @Override
  public void close() {
    most = 0;
  }
}
