package dev.waymark.sandbox.simulator;

/**
 * What goes wrong between an event and its topic, as shares of all events from 0 to 1.
 *
 * @param late arrive hours or days later
 * @param doubled arrive a second time
 * @param swapped arrive minutes later, after events that happened since
 * @param anonymous of the contacts, mentions and installs of known customers, those that do not
 *     name the customer and carry a device, a handle or a hash alone
 */
public record Faults(double late, double doubled, double swapped, double anonymous) {

  /** What a decent pipeline does. */
  public static final Faults USUAL = new Faults(0.02, 0.01, 0.05, 0.1);

  /** Everything at once, in order, and signed. */
  public static final Faults NONE = new Faults(0, 0, 0, 0);

  public Faults {
    requireShare("late", late);
    requireShare("doubled", doubled);
    requireShare("swapped", swapped);
    requireShare("anonymous", anonymous);
  }

  private static void requireShare(String name, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "the share of " + name + " events is " + share + ": it lies between 0 and 1");
    }
  }
}
