package dev.waymark.sandbox.simulator;

/**
 * What goes wrong between an event and its topic, as shares of all events from 0 to 1, and the
 * share of customers who do not say who they are.
 *
 * @param late arrive hours or days later
 * @param doubled arrive a second time
 * @param swapped arrive minutes later, after events that happened since
 * @param anonymous of the customers, those who come half-identified: as a device, a handle or an
 *     e-mail hash first, and now and then later
 */
public record Faults(double late, double doubled, double swapped, double anonymous) {

  /** What a decent pipeline does. */
  public static final Faults USUAL = new Faults(0.02, 0.01, 0.05, 0.3);

  /** Everything at once, in order, and signed. */
  public static final Faults NONE = new Faults(0, 0, 0, 0);

  public Faults {
    requireShare("late", late);
    requireShare("doubled", doubled);
    requireShare("swapped", swapped);
    if (!(anonymous >= 0 && anonymous <= 1)) {
      throw new IllegalArgumentException(
          "the share of anonymous customers is " + anonymous + ": it lies between 0 and 1");
    }
  }

  private static void requireShare(String name, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "the share of " + name + " events is " + share + ": it lies between 0 and 1");
    }
  }
}
