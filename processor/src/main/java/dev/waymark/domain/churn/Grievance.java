package dev.waymark.domain.churn;

import dev.waymark.domain.event.Reason;

/** A complaint whose effect on what the customer spends is still being measured. */
public record Grievance(long atMs, Reason reason) {

  /** For how long spending is looked at, before a complaint and after it: 30 days. */
  public static final long SPAN_MS = 30 * 86_400_000L;

  /** When its effect is known. */
  public long knownMs() {
    return atMs + SPAN_MS;
  }
}
