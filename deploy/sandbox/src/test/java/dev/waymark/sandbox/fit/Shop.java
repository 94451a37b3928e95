package dev.waymark.sandbox.fit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A made-up shop in which those who complain seldom come back. The same seed, the same shop. */
final class Shop {

  private static final Instant OPENED = Instant.parse("2024-01-01T10:00:00Z");
  private static final int DAYS = 500;

  private final SplittableRandom random;
  private final List<String> lines = new ArrayList<>();

  private Shop(long seed) {
    random = new SplittableRandom(seed);
    lines.add("event_id,event_type,customer_id,ts,amount,currency,order_id,reason");
  }

  /** The shop's events of so many days and customers, as a file. */
  static Path write(Path file, int customers, int days) throws IOException {
    Shop shop = new Shop(17);
    for (int i = 0; i < customers; i++) {
      shop.customer("c" + i, days);
    }
    return Files.write(file, shop.lines);
  }

  private void customer(String name, int days) {
    double day = random.nextDouble() * Math.min(days, DAYS);
    for (boolean stays = true;
        stays && day < days;
        day += -30 * Math.log(1 - random.nextDouble())) {
      say("purchase", name, day, 5 + random.nextInt(100) + ".50,EUR", "");
      boolean complains = random.nextDouble() < 0.3;
      if (complains) {
        say("support_contact", name, day + 1, ",", "damaged");
      }
      stays = random.nextDouble() < (complains ? 0.15 : 0.85);
    }
  }

  private void say(String type, String customer, double day, String money, String reason) {
    Instant at = OPENED.plus(Duration.ofMillis((long) (day * 86_400_000)));
    String id = "e" + lines.size();
    lines.add(String.join(",", id, type, customer, at.toString(), money, "o" + id, reason));
  }
}
