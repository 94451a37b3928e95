package dev.waymark.sandbox.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Those who talk about the shop to their friends, the most recent ones. */
final class Referrers {

  private static final int REMEMBERED = 200;

  private final List<String> customers = new ArrayList<>();

  void add(String customer) {
    if (customers.size() == REMEMBERED) {
      customers.remove(0);
    }
    customers.add(customer);
  }

  /** One of them, or nobody ({@code ""}) with the chance of one who came by themselves. */
  String pick(SplittableRandom random) {
    int place = random.nextInt(8 * REMEMBERED);
    return place < customers.size() ? customers.get(place) : "";
  }
}
