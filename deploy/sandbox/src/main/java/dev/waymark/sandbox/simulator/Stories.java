package dev.waymark.sandbox.simulator;

import dev.waymark.domain.event.Reason;

/** What each persona does, one method each. */
final class Stories {

  private static final Reason[] FAULTS = {
    Reason.DEFECTIVE, Reason.WRONG_ITEM, Reason.QUALITY, Reason.BILLING, Reason.SERVICE
  };

  private Stories() {}

  static long loyal(Life life, long atMs) {
    if (life.begins() && life.chance(0.6)) {
      life.install(life.later(atMs, 0, 3));
    }
    Order order = life.buy(atMs);
    if (life.chance(0.08)) {
      life.review(order, life.later(order.deliveredAtMs(), 0.1, 3), Tone.GLAD, Reason.NONE);
    }
    if (life.chance(0.04)) {
      askAndHear(life, life.later(atMs, 0.2, 2));
    }
    mishap(life, order, 0.03);
    return life.daytime(life.later(atMs, 0.7 * life.rhythmDays(), 1.3 * life.rhythmDays()));
  }

  static long occasional(Life life, long atMs) {
    Order order = life.buy(atMs);
    mishap(life, order, 0.05);
    if (life.chance(0.05)) {
      life.review(order, life.later(order.deliveredAtMs(), 0.2, 5), Tone.EVEN, Reason.NONE);
    }
    boolean pauses = life.chance(0.2);
    return life.daytime(pauses ? life.later(atMs, 92, 150) : life.later(atMs, 30, 85));
  }

  static long oneTimer(Life life, long atMs) {
    if (life.chance(0.3)) {
      life.install(atMs);
    }
    Order order = life.buy(life.later(atMs, 0, 2));
    mishap(life, order, 0.1);
    life.leave(order.placedAtMs());
    return Story.OVER;
  }

  static long disappointed(Life life, long atMs) {
    if (life.episode() < 2 + life.luck(3)) {
      life.buy(atMs);
      return life.daytime(life.later(atMs, 15, 40));
    }
    Order order = life.buyLate(atMs);
    Case complaint =
        life.open(
            life.later(order.promisedByMs(), 0.1, 1.5),
            Reason.LATE_DELIVERY,
            order.orderId(),
            Tone.ANGRY);
    if (life.chance(0.5)) {
      life.answer(complaint, life.later(complaint.openedAtMs(), 2, 5));
    }
    if (life.chance(0.6)) {
      long at = life.later(order.deliveredAtMs(), 0.1, 2);
      life.review(order, at, Tone.ANGRY, Reason.LATE_DELIVERY);
    }
    life.leave(order.deliveredAtMs());
    return Story.OVER;
  }

  static long complainer(Life life, long atMs) {
    if (life.episode() < 1 + life.luck(3)) {
      life.buy(atMs);
      return life.daytime(life.later(atMs, 15, 45));
    }
    Order order = life.buy(atMs);
    Reason reason = FAULTS[life.luck(FAULTS.length)];
    long first = life.later(order.deliveredAtMs(), 0.2, 1);
    Case complaint = life.open(first, reason, order.orderId(), Tone.ANGRY);
    life.answer(complaint, life.later(first, 1, 2));
    life.reopen(complaint, life.later(first, 2.1, 3));
    life.open(life.later(first, 3.5, 5), reason, order.orderId(), Tone.ANGRY);
    life.review(order, life.later(first, 5, 6.5), Tone.ANGRY, reason);
    if (life.chance(0.5)) {
      life.refund(order, life.later(first, 6, 12), 1, reason);
    }
    life.leave(life.later(first, 6, 7));
    return Story.OVER;
  }

  static long saved(Life life, long atMs) {
    if (life.episode() != 2) {
      life.buy(atMs);
      return life.daytime(life.later(atMs, 20, 50));
    }
    Order order = life.chance(0.5) ? life.buyLate(atMs) : life.buy(atMs);
    long upset = life.later(Math.max(order.promisedByMs(), order.deliveredAtMs()), 0.2, 1);
    Case complaint = life.open(upset, Reason.SERVICE, order.orderId(), Tone.LEAVING);
    life.answer(complaint, life.later(upset, 0.02, 0.2));
    life.refund(order, life.later(upset, 0.3, 1), 0.2, Reason.SERVICE);
    long back = life.daytime(life.later(upset, 5, 20));
    life.save(back);
    // The case stays open until they are back: resolved before, it would be a farewell.
    life.resolve(complaint, life.later(back, 0.05, 0.5));
    return back;
  }

  static long referrer(Life life, long atMs) {
    life.refer(atMs);
    if (life.chance(0.25)) {
      life.mention(life.later(atMs, 1, 6), Tone.GLAD);
    }
    return loyal(life, atMs);
  }

  static long prospect(Life life, long atMs) {
    if (life.begins() && life.chance(0.5)) {
      life.install(atMs);
    } else if (life.chance(0.5)) {
      askAndHear(life, atMs);
    } else {
      life.mention(atMs, Tone.EVEN);
    }
    return life.episode() < 1 + life.luck(3) ? life.daytime(life.later(atMs, 2, 20)) : Story.OVER;
  }

  static long appOnly(Life life, long atMs) {
    life.install(atMs);
    if (life.chance(0.5)) {
      life.uninstall(life.later(atMs, 1, 40));
    }
    return Story.OVER;
  }

  static long leaver(Life life, long atMs) {
    if (life.episode() < 2 + life.luck(4)) {
      life.buy(atMs);
      return life.daytime(life.later(atMs, 15, 45));
    }
    Case farewell = life.open(atMs, Reason.CANCELLATION, "", Tone.LEAVING);
    life.answer(farewell, life.later(atMs, 0.1, 1));
    life.resolve(farewell, life.later(atMs, 1.1, 3));
    life.uninstall(life.later(atMs, 1, 4));
    life.leave(atMs);
    return Story.OVER;
  }

  static long wonBack(Life life, long atMs) {
    if (life.episode() == 2) {
      life.hearOf("come-back");
    }
    Order order = life.buy(atMs);
    if (life.episode() == 1) {
      return life.daytime(life.later(order.placedAtMs(), 95, 150));
    }
    return life.daytime(life.later(order.placedAtMs(), 20, 60));
  }

  /** Before anybody knows them: they look around under one name or another. */
  static long acquaintance(Life life, long atMs) {
    long at = atMs;
    for (int touches = 1 + life.luck(3); touches > 0; touches--) {
      switch (life.luck(3)) {
        case 0 -> life.install(at);
        case 1 -> life.mention(at, Tone.EVEN);
        default -> askAndHear(life, at);
      }
      at = life.daytime(life.later(at, 1, 12));
    }
    return at;
  }

  private static void askAndHear(Life life, long atMs) {
    Case question = life.open(atMs, Reason.PRESALES, "", Tone.EVEN);
    life.answer(question, life.later(atMs, 0.05, 0.8));
    life.resolve(question, life.later(atMs, 0.9, 2));
  }

  /** Things go wrong with anybody's order, and mostly they are put right. */
  private static void mishap(Life life, Order order, double chance) {
    if (!life.chance(chance)) {
      return;
    }
    switch (life.luck(3)) {
      case 0 -> life.cancel(order, life.later(order.placedAtMs(), 0.05, 0.5));
      case 1 -> life.refund(order, life.later(order.deliveredAtMs(), 2, 14), 0.5, Reason.NONE);
      default -> {
        long at = life.later(order.deliveredAtMs(), 0.5, 4);
        Case complaint =
            life.open(at, FAULTS[life.luck(FAULTS.length)], order.orderId(), Tone.COOL);
        life.answer(complaint, life.later(at, 0.1, 1));
        life.resolve(complaint, life.later(at, 1.1, 3));
      }
    }
  }
}
