package dev.waymark.sandbox.simulator;

import dev.waymark.domain.event.Money;
import java.util.Currency;

/** What adds up to the truth about one customer. */
final class Tally {

  private Money gross;
  private long firstPurchaseMs;
  private long lastPurchaseMs;
  private int orders;
  private int complaints;
  private long leftAtMs;
  private long savedAtMs;

  Tally(Currency currency) {
    this.gross = new Money(0, currency);
  }

  void bought(long atMs, Money amount) {
    firstPurchaseMs = orders == 0 ? atMs : firstPurchaseMs;
    lastPurchaseMs = atMs;
    orders++;
    gross = gross.plus(amount);
  }

  void complained() {
    complaints++;
  }

  void left(long atMs) {
    leftAtMs = atMs;
  }

  void saved(long atMs) {
    savedAtMs = atMs;
  }

  Truth truth(Person person, Persona persona, String referredBy) {
    return new Truth(
        person.customerId(),
        persona,
        person.device(),
        person.emailHash(),
        person.socialHandle(),
        firstPurchaseMs,
        lastPurchaseMs,
        orders,
        gross,
        complaints,
        leftAtMs,
        savedAtMs,
        referredBy);
  }
}
