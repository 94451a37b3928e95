package dev.waymark.stream;

import org.apache.kafka.common.header.Headers;

/** Records that were held back and have been submitted again. */
public final class Retried {

  /** The header that says which record it repeats: {@code topic/partition/offset}. */
  public static final String HEADER = "waymark-retry-of";

  private Retried() {}

  static boolean is(Headers headers) {
    return headers.lastHeader(HEADER) != null;
  }
}
