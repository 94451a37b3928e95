package dev.waymark.architecture.planted.stream;

import dev.waymark.architecture.planted.metrics.Counted;

/** Planted: the stream must not know the metrics. */
public final class Carrier {

  private final Counted counted = new Counted();

  /** What it must not know. */
  public Object known() {
    return counted;
  }
}
