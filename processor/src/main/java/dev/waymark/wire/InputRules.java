package dev.waymark.wire;

import java.util.Currency;

/**
 * By which rules inputs are read.
 *
 * @param currency the reporting currency; amounts in any other are rejected
 * @param largestBytes the largest value of a record, in bytes, header included
 */
public record InputRules(
    Currency currency, int largestBytes, BlockedNames blocked, Classification classification) {

  public InputRules {
    if (largestBytes < 64) {
      throw new IllegalArgumentException(
          "largestBytes is " + largestBytes + ": no event fits into fewer than 64 bytes");
    }
  }
}
