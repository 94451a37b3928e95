package dev.waymark.domain.journey;

import dev.waymark.domain.journey.Arrival.TouchAt;
import java.util.Arrays;
import java.util.List;

/** The ways to share the credit for a conversion among the touches before it. */
public enum Attribution {
  FIRST,
  LAST,
  /** The last touch that is not just the channel of the purchase itself. */
  LAST_NON_DIRECT,
  LINEAR,
  /** 40 % to the first touch, 40 % to the last, the rest to those between. */
  POSITION,
  /** 20 % to the first touch, 60 % to the last, the rest to those between. */
  J,
  /** Halved with every week before the conversion. */
  TIME_DECAY;

  private static final double HALF_LIFE_MS = 7 * 86_400_000.0;

  /**
   * The credits of some touches, the oldest first, for an amount in minor units that was paid at a
   * moment. They add up to the amount: what rounding leaves goes to the largest remainders, of
   * equal ones to the older touch.
   */
  long[] credits(List<TouchAt> touches, long amount, long paidMs) {
    double[] weights = weights(touches, paidMs);
    double all = Arrays.stream(weights).sum();
    long[] credits = new long[weights.length];
    double[] remainders = new double[weights.length];
    long left = amount;
    for (int i = 0; i < weights.length; i++) {
      if (this == TIME_DECAY) {
        double exact = amount * weights[i] / all;
        credits[i] = (long) Math.floor(exact);
        remainders[i] = exact - credits[i];
      } else { // in whole numbers, or rounding would part remainders that are equal
        long whole = (long) all;
        long weight = (long) weights[i];
        credits[i] = amount / whole * weight + amount % whole * weight / whole;
        remainders[i] = amount % whole * weight % whole;
      }
      left -= credits[i];
    }
    for (; left > 0; left--) {
      int largest = 0;
      for (int i = 1; i < remainders.length; i++) {
        largest = remainders[i] > remainders[largest] ? i : largest;
      }
      credits[largest]++;
      remainders[largest] = -1;
    }
    return credits;
  }

  /** Which touch is the first one to get any credit. */
  int firstCredited(List<TouchAt> touches) {
    return switch (this) {
      case LAST -> touches.size() - 1;
      case LAST_NON_DIRECT -> lastNonDirect(touches);
      case FIRST, LINEAR, POSITION, J, TIME_DECAY -> 0;
    };
  }

  private double[] weights(List<TouchAt> touches, long paidMs) {
    int n = touches.size();
    double[] weights = new double[n];
    switch (this) {
      case FIRST, LAST, LAST_NON_DIRECT -> weights[firstCredited(touches)] = 1;
      case LINEAR -> Arrays.fill(weights, 1);
      case POSITION -> ends(weights, 2, 1, 2, 1, 1);
      case J -> ends(weights, 1, 1, 3, 1, 3);
      case TIME_DECAY -> {
        for (int i = 0; i < n; i++) {
          weights[i] = StrictMath.pow(2, -(paidMs - touches.get(i).atMs()) / HALF_LIFE_MS);
        }
      }
    }
    return weights;
  }

  /** Fifths for the first, for all between together, and for the last; or parts of just two. */
  private static void ends(
      double[] weights, int first, int between, int last, int firstOfTwo, int lastOfTwo) {
    int n = weights.length;
    if (n == 1) {
      weights[0] = 1;
    } else if (n == 2) {
      weights[0] = firstOfTwo;
      weights[1] = lastOfTwo;
    } else {
      Arrays.fill(weights, between);
      weights[0] = (double) first * (n - 2);
      weights[n - 1] = (double) last * (n - 2);
    }
  }

  private static int lastNonDirect(List<TouchAt> touches) {
    for (int i = touches.size() - 1; i >= 0; i--) {
      if (touches.get(i).touch() != Touch.CHANNEL) {
        return i;
      }
    }
    return touches.size() - 1;
  }
}
