package dev.waymark.ingest;

/** Is told how far the reading of a file has come; it may be told often. */
public interface Progress extends AutoCloseable {

  /** So many bytes of the file, as they lie on disk, have been read. */
  void at(long bytesRead);

  @Override
  void close();
}
