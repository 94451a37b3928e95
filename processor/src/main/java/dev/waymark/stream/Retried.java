package dev.waymark.stream;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Records that were held back and have been submitted again. */
public final class Retried {

  /** The header that says which record it repeats: {@code topic/partition/offset}. */
  public static final String HEADER = "waymark-retry-of";

  private Retried() {}

  /** No other header is read further on, and others may be larger than all else. */
  static Headers mark(Headers headers) {
    Headers mark = new RecordHeaders();
    return is(headers) ? mark.add(HEADER, new byte[0]) : mark;
  }

  static boolean is(Headers headers) {
    return headers.lastHeader(HEADER) != null;
  }
}
