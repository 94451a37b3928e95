package dev.waymark.domain.journey;

import dev.waymark.domain.churn.Lists;
import java.util.List;

/**
 * How somebody comes to be a customer, as far as it still decides anything.
 *
 * @param firstTouchMs when the first touch was, 0 before there is one
 * @param origin the dimensions of the first touch, empty before there is one and after the first
 *     purchase
 * @param touches the touches before the first purchase, the newest kept, the oldest first
 * @param installs the latest install on each device
 */
public record Arrival(
    long firstTouchMs, String origin, List<TouchAt> touches, List<Install> installs) {

  public static final Arrival NONE = new Arrival(0, "", List.of(), List.of());

  private static final int TOUCHES_AT_MOST = 64;
  private static final int DEVICES_AT_MOST = 8;

  /** A touch and its moment. */
  public record TouchAt(Touch touch, long atMs) {}

  /** The latest install on a device; a device without a name is called by the empty text. */
  public record Install(String device, long atMs) {}

  /** And the first touch of all. */
  Arrival begun(String from, Touch touch, long atMs) {
    return new Arrival(atMs, from, List.of(new TouchAt(touch, atMs)), installs);
  }

  /** And one more touch. */
  Arrival with(Touch touch, long atMs) {
    return new Arrival(
        firstTouchMs,
        origin,
        Lists.appended(touches, new TouchAt(touch, atMs), TOUCHES_AT_MOST),
        installs);
  }

  /** And an install, which takes the place of the last one on that device. */
  Arrival with(Install install) {
    List<Install> others =
        installs.stream().filter(other -> !other.device().equals(install.device())).toList();
    return new Arrival(
        firstTouchMs, origin, touches, Lists.appended(others, install, DEVICES_AT_MOST));
  }

  /** They have come: the touches have done what they could. */
  Arrival arrived() {
    return touches.isEmpty() ? this : new Arrival(firstTouchMs, "", List.of(), installs);
  }
}
