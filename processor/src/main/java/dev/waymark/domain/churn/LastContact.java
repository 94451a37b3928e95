package dev.waymark.domain.churn;

import dev.waymark.domain.event.Reason;

/** When a customer last got in touch for a reason. */
public record LastContact(Reason reason, long atMs) {}
