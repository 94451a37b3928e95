package dev.waymark.sandbox.bench;

/** What a side took for a round, and what it left in Kafka. */
record Round(Side.Kind side, String name, Outcome outcome, LogSizes written) {

  double bytesPerEvent() {
    return (double) written.sum() / outcome.events();
  }
}
