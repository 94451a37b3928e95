package dev.waymark.sandbox.simulator;

import dev.waymark.domain.event.Reason;

/** A support case as its customer remembers it; all its steps bear the same names. */
record Case(
    String contactId,
    long openedAtMs,
    Reason reason,
    String orderId,
    String channel,
    Bearing names) {}
