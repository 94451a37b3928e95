package dev.waymark.domain.event;

/**
 * The tone of a text, in thousandths from −1000 (hostile) to 1000 (delighted). Whole numbers keep
 * sums and comparisons exact.
 */
public record Sentiment(int thousandths) {

  /** No tone is known. */
  public static final Sentiment UNKNOWN = new Sentiment(Integer.MIN_VALUE);

  private static final int COMPLAINT_AT_MOST = -500;

  public Sentiment {
    if (thousandths != Integer.MIN_VALUE && (thousandths < -1000 || thousandths > 1000)) {
      throw new IllegalArgumentException(
          "sentiment is " + thousandths + " thousandths: it lies between -1000 and 1000");
    }
  }

  /**
   * The tone for a number from −1 to 1, rounded to a thousandth.
   *
   * @throws IllegalArgumentException outside that range
   */
  public static Sentiment of(double tone) {
    if (!(tone >= -1 && tone <= 1)) {
      throw new IllegalArgumentException("sentiment is " + tone + ": it lies between -1 and 1");
    }
    return new Sentiment((int) Math.round(tone * 1000));
  }

  public boolean isKnown() {
    return thousandths != Integer.MIN_VALUE;
  }

  /** At most −0.5: words that harsh are a complaint. */
  public boolean isComplaint() {
    return isKnown() && thousandths <= COMPLAINT_AT_MOST;
  }

  /** {@code negative} below zero, {@code positive} above it, {@code neutral} else. */
  public String tone() {
    if (!isKnown() || thousandths == 0) {
      return "neutral";
    }
    return thousandths < 0 ? "negative" : "positive";
  }
}
