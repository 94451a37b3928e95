package dev.waymark.domain.rules;

/**
 * How much of anything is kept for one customer.
 *
 * @param ledgerEntries events in the ledger; older ones are folded into its base
 * @param signals friction signals remembered, the newest
 * @param openCases open support cases followed at once
 * @param openOrders orders whose delivery is awaited at once
 * @param windowContacts contacts logged in one save window
 */
public record Limits(
    int ledgerEntries, int signals, int openCases, int openOrders, int windowContacts) {

  public static final Limits DEFAULT = new Limits(256, 24, 16, 16, 32);

  public Limits {
    if (ledgerEntries < 2 || signals < 1 || openCases < 1 || openOrders < 1 || windowContacts < 1) {
      throw new IllegalArgumentException(
          "limits must be positive and hold at least 2 ledger entries, not "
              + ledgerEntries
              + ", "
              + signals
              + ", "
              + openCases
              + ", "
              + openOrders
              + ", "
              + windowContacts);
    }
  }
}
