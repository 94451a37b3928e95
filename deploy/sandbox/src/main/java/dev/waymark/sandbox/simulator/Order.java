package dev.waymark.sandbox.simulator;

import dev.waymark.domain.event.Money;

/** An order as its customer remembers it. Times are epoch milliseconds. */
record Order(
    String orderId,
    long placedAtMs,
    long promisedByMs,
    long deliveredAtMs,
    Money amount,
    Bearing names) {}
