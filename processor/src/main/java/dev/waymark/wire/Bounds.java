package dev.waymark.wire;

import static dev.waymark.wire.RejectReason.AMOUNT_OVERFLOW;
import static dev.waymark.wire.RejectReason.BAD_SENTIMENT;
import static dev.waymark.wire.RejectReason.BAD_TIME;
import static dev.waymark.wire.RejectReason.NEGATIVE_AMOUNT;
import static dev.waymark.wire.RejectReason.NEGATIVE_COUNT;

import dev.waymark.domain.event.Sentiment;

/** The ranges in which the numbers of a record lie. */
final class Bounds {

  /** The last millisecond of the year 9999. */
  static final long LATEST_MS = 253_402_300_799_999L;

  /** The largest amount; thousands of them still add up within a long. */
  static final long LARGEST_AMOUNT = 1_000_000_000_000_000L;

  private Bounds() {}

  static long time(long ms, String field) throws Refused {
    if (ms < 0 || ms > LATEST_MS) {
      throw new Refused(
          BAD_TIME, field + " is " + ms + ": it lies between 0 and " + LATEST_MS + " (year 9999)");
    }
    return ms;
  }

  static long amount(long minor) throws Refused {
    if (minor < 0) {
      throw new Refused(NEGATIVE_AMOUNT, "amount is " + minor + ": it is 0 or more");
    }
    return notOver(minor, "amount");
  }

  static long count(long count, String field) throws Refused {
    if (count < 0) {
      throw new Refused(NEGATIVE_COUNT, field + " is " + count + ": it is 0 or more");
    }
    return notOver(count, field);
  }

  static Sentiment sentiment(double tone) throws Refused {
    if (!(tone >= -1 && tone <= 1)) {
      throw new Refused(BAD_SENTIMENT, "sentiment is " + tone + ": it lies between -1 and 1");
    }
    return Sentiment.of(tone);
  }

  private static long notOver(long value, String field) throws Refused {
    if (value > LARGEST_AMOUNT) {
      throw new Refused(AMOUNT_OVERFLOW, field + " is " + value + ": at most " + LARGEST_AMOUNT);
    }
    return value;
  }
}
