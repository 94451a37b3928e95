package dev.waymark.architecture.planted.domain;

import dev.waymark.architecture.planted.stream.Carrier;

/** Planted: the domain must not know the stream. */
final class KnowsTheStream {

  private final Carrier carrier = new Carrier();

  Object known() {
    return carrier;
  }
}
