package dev.waymark.domain.rules;

/**
 * What a finding adds to the risk of leaving, in log-odds.
 *
 * @param shift added for every customer: how much less this shop's customers return than usual
 * @param scale multiplies what the purchases say: how telling silence is in this shop
 * @param complaint a fresh complaint
 * @param unresolved a complaint that is still open
 * @param repeatContact a fresh contact for the same reason within a week
 * @param lateDelivery a promise just broken
 * @param negativeMention a fresh mention with a negative tone
 * @param leaveIntent fresh words that say so
 * @param refund money just given back
 * @param uninstall the app just taken off a device
 */
public record Weights(
    double shift,
    double scale,
    double complaint,
    double unresolved,
    double repeatContact,
    double lateDelivery,
    double negativeMention,
    double leaveIntent,
    double refund,
    double uninstall) {

  public static final Weights DEFAULT = new Weights(0, 1, 0.5, 0.7, 0.6, 0.3, 0.3, 2.0, 0.3, 0.7);

  public Weights {
    if (!(scale > 0)) {
      throw new IllegalArgumentException("risk scale is " + scale + ": it must be positive");
    }
  }
}
