package dev.waymark.domain.churn;

/**
 * An order that was delivered.
 *
 * @param minor its amount
 * @param late whether it came after the promise
 * @param lateness by how many days
 * @param complained whether anybody has complained of that order
 */
public record Parcel(
    String orderId,
    long deliveredMs,
    long minor,
    boolean late,
    Lateness lateness,
    boolean complained) {

  /** Somebody complains of it. */
  public Parcel complainedOf() {
    return new Parcel(orderId, deliveredMs, minor, late, lateness, true);
  }
}
