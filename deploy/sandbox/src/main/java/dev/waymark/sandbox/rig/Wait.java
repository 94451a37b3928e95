package dev.waymark.sandbox.rig;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting for other processes. */
public final class Wait {

  private static final long LOOK_EVERY_NS = Duration.ofMillis(20).toNanos();

  private Wait() {}

  /** Waits until something is so, at most for a span; says whether it is. */
  public static boolean until(BooleanSupplier so, Duration within) {
    long endNs = System.nanoTime() + within.toNanos();
    while (!so.getAsBoolean()) {
      if (System.nanoTime() > endNs) {
        return false;
      }
      LockSupport.parkNanos(LOOK_EVERY_NS);
    }
    return true;
  }

  /** Lets so long pass. */
  public static void ms(long ms) {
    until(() -> false, Duration.ofMillis(ms));
  }
}
