package dev.waymark.sandbox.soak;

import java.util.List;

/**
 * How something changes with time, by least squares.
 *
 * @param perHour by how much in an hour
 * @param standardError of that, as if readings did not depend on one another; they do, so it
 *     flatters
 * @param readings of how many it is made
 */
record Slope(double perHour, double standardError, int readings) {

  /** A straight line has two unknowns, and one reading more shows how well it fits. */
  static final int LEAST = 3;

  private static final double MS_PER_HOUR = 3_600_000;

  /**
   * @param hours when something was read, in hours since any moment
   * @param value what was read
   */
  record Point(double hours, double value) {

    static Point at(long ms, double value) {
      return new Point(ms / MS_PER_HOUR, value);
    }
  }

  /**
   * The line through some readings: {@code b = Sxy / Sxx}, its standard error {@code sqrt(SSE / (n
   * - 2) / Sxx)} (any textbook of regression).
   *
   * @throws IllegalArgumentException when they are fewer than three or all of one moment
   */
  static Slope of(List<Point> points) {
    int count = points.size();
    if (count < LEAST) {
      throw new IllegalArgumentException(
          "a slope needs " + LEAST + " readings or more, and there are " + count);
    }
    double meanX = points.stream().mapToDouble(Point::hours).average().orElseThrow();
    double meanY = points.stream().mapToDouble(Point::value).average().orElseThrow();
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (Point point : points) {
      double x = point.hours() - meanX;
      double y = point.value() - meanY;
      xx += x * x;
      xy += x * y;
      yy += y * y;
    }
    if (xx == 0) {
      throw new IllegalArgumentException("a slope needs readings of more than one moment");
    }
    double slope = xy / xx;
    double squaredErrors = Math.max(0, yy - slope * xy);
    return new Slope(slope, Math.sqrt(squaredErrors / (count - 2) / xx), count);
  }

  /** Whether it goes up by more than that in an hour, and no chance can be made of it. */
  boolean isBeyond(double mostPerHour) {
    return perHour > mostPerHour && perHour > 2 * standardError;
  }
}
