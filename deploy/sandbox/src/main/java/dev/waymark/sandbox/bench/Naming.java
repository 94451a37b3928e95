package dev.waymark.sandbox.bench;

/**
 * How the events of one stream say whose they are.
 *
 * @param anonymous the share of events that bear an identifier and no customer id
 * @param both the share of all others that bear the identifier beside the customer id, so that
 *     anybody can know whose it is
 * @param known whether those that would be anonymous say the customer id after all
 */
record Naming(double anonymous, double both, boolean known) {

  /** All say the customer id and the identifier. */
  static final Naming FULL = new Naming(0, 1, true);

  /** All say the customer id and nothing else. */
  static final Naming BY_ID = new Naming(0, 0, true);

  Naming {
    requireShare("--anonymous", anonymous);
    requireShare("--both", both);
  }

  /** The same names on the same events, and the customer id on all of them. */
  Naming withIds() {
    return new Naming(anonymous, both, true);
  }

  private static void requireShare(String name, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(name + " is " + share + ": it lies between 0 and 1");
    }
  }
}
