package dev.waymark.ingest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts the bytes that are read, so that progress can be shown of packed files, too. */
final class CountedInput extends FilterInputStream {

  private volatile long bytesRead;

  CountedInput(InputStream input) {
    super(input);
  }

  long bytesRead() {
    return bytesRead;
  }

  @Override
  public int read() throws IOException {
    int read = in.read();
    count(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int read = in.read(into, offset, length);
    count(Math.max(0, read));
    return read;
  }

  /** One thread reads, so that nobody else writes the number. */
  @SuppressWarnings("NonAtomicVolatileUpdate")
  private void count(int bytes) {
    bytesRead += bytes;
  }
}
