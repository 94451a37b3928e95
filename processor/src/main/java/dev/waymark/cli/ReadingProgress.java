package dev.waymark.cli;

import dev.waymark.ingest.Progress;
import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how far the reading of a file is: a bar on a terminal, now and then a line elsewhere. */
final class ReadingProgress {

  private static final long BETWEEN_LINES_NS = TimeUnit.SECONDS.toNanos(5);

  private ReadingProgress() {}

  static Progress of(String file, long bytes, PrintWriter out) {
    return Terminal.isThere() ? new Bar(file, bytes) : new Lines(file, bytes, out);
  }

  private static final class Bar implements Progress {

    private final ProgressBar bar;

    Bar(String file, long bytes) {
      this.bar =
          new ProgressBarBuilder()
              .setTaskName(file)
              .setInitialMax(bytes)
              .setUnit(" kB", 1024)
              .setStyle(ProgressBarStyle.ASCII)
              .build();
    }

    @Override
    public void at(long bytesRead) {
      bar.stepTo(bytesRead);
    }

    @Override
    public void close() {
      bar.close();
    }
  }

  private static final class Lines implements Progress {

    private final String file;
    private final long bytes;
    private final PrintWriter out;
    private long saidNs = System.nanoTime();

    Lines(String file, long bytes, PrintWriter out) {
      this.file = file;
      this.bytes = bytes;
      this.out = out;
    }

    @Override
    public void at(long bytesRead) {
      if (System.nanoTime() - saidNs > BETWEEN_LINES_NS) {
        saidNs = System.nanoTime();
        out.println(file + ": " + 100 * bytesRead / Math.max(1, bytes) + " % read");
        out.flush();
      }
    }

    @Override
    public void close() {
      // The summary says that it is done.
    }
  }
}
