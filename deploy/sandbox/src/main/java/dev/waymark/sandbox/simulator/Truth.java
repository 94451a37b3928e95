package dev.waymark.sandbox.simulator;

import dev.waymark.domain.event.Money;

/**
 * What is true of a customer at the end of the story. Times are epoch milliseconds, 0 where it
 * never happened.
 *
 * @param device their device, which is all that is known of an {@link Persona#APP_ONLY}
 * @param gross what they ordered
 * @param leftAtMs when they made up their mind never to buy again
 * @param savedAtMs when they bought again after having been about to leave
 * @param referredBy the customer who brought them, empty when none did
 */
public record Truth(
    String customerId,
    Persona persona,
    String device,
    String emailHash,
    String socialHandle,
    long firstPurchaseMs,
    long lastPurchaseMs,
    int orders,
    Money gross,
    int complaints,
    long leftAtMs,
    long savedAtMs,
    String referredBy) {}
