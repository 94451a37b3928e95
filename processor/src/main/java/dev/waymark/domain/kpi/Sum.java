package dev.waymark.domain.kpi;

/** A count and an amount, added up. */
public record Sum(long count, long amount) {

  public static final Sum ZERO = new Sum(0, 0);

  public Sum plus(long moreCount, long moreAmount) {
    return new Sum(count + moreCount, amount + moreAmount);
  }

  public Sum plus(Sum other) {
    return plus(other.count, other.amount);
  }

  public boolean isZero() {
    return count == 0 && amount == 0;
  }
}
