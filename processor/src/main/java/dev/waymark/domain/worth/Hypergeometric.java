package dev.waymark.domain.worth;

/** The Gauss hypergeometric function 2F1, by its series. */
final class Hypergeometric {

  private static final int TERMS = 100_000;
  private static final double SMALL = 1e-15;

  private Hypergeometric() {}

  /**
   * 2F1(a, b; c; z) for 0 &lt;= z &lt; 1 and c &gt; −1 but not 0. The series converges fast when c
   * exceeds a + b; whoever calls sees to that by Euler's transformation.
   *
   * @throws IllegalArgumentException when z or c lies elsewhere
   */
  static double at(double a, double b, double c, double z) {
    if (!(z >= 0 && z < 1 && c > -1 && c != 0)) {
      throw new IllegalArgumentException(
          "2F1 at z %s with c %s: it must be 0 <= z < 1 and c > -1 but not 0".formatted(z, c));
    }
    double term = 1;
    double sum = 1;
    for (int n = 0; n < TERMS; n++) {
      term *= (a + n) * (b + n) / ((c + n) * (n + 1)) * z;
      sum += term;
      if (Math.abs(term) <= SMALL * Math.abs(sum)) {
        return sum;
      }
    }
    return sum;
  }
}
