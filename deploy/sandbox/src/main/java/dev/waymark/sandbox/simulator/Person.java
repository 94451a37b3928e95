package dev.waymark.sandbox.simulator;

import dev.waymark.domain.event.Identifier;
import dev.waymark.domain.event.IdentifierType;
import java.util.HexFormat;
import java.util.SplittableRandom;

/**
 * Who somebody is: a name for everything that can name them, and their habits.
 *
 * @param index the how manieth customer of the story, from 0
 * @param rhythmDays the days between two purchases of one who stays
 * @param typicalMinor what an order of theirs is worth, in minor units
 */
record Person(
    int index,
    String customerId,
    String device,
    String emailHash,
    String socialHandle,
    String loyaltyCard,
    double rhythmDays,
    long typicalMinor) {

  private static final double LEAST_MINOR = 1200;
  private static final double DEAREST_FACTOR = 15;

  static Person of(int index, SplittableRandom random) {
    return new Person(
        index,
        "c%07d".formatted(index),
        "d-" + hex(random),
        hex(random),
        "@someone%07d".formatted(index),
        "w%07d".formatted(index),
        10 + 20 * random.nextDouble(),
        // As many small spenders as large ones on a scale of factors, as in any shop.
        Math.round(LEAST_MINOR * Math.pow(DEAREST_FACTOR, random.nextDouble())));
  }

  Identifier identifier(IdentifierType type) {
    return new Identifier(
        type,
        switch (type) {
          case LOYALTY_CARD -> loyaltyCard;
          case EMAIL_HASH, PHONE_HASH -> emailHash;
          case SOCIAL_HANDLE -> socialHandle;
          case DEVICE -> device;
        });
  }

  private static String hex(SplittableRandom random) {
    return HexFormat.of().toHexDigits(random.nextLong());
  }
}
