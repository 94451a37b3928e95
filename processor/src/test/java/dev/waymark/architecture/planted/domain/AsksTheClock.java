package dev.waymark.architecture.planted.domain;

import java.time.Instant;

/** Planted: the domain is told the time and never asks. */
final class AsksTheClock {

  long now() {
    return System.currentTimeMillis() - Instant.now().toEpochMilli();
  }
}
