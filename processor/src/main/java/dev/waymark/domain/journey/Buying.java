package dev.waymark.domain.journey;

import dev.waymark.domain.churn.Finding;
import dev.waymark.domain.churn.Grievance;
import dev.waymark.domain.event.Purchase;
import dev.waymark.domain.kpi.Grain;
import dev.waymark.domain.kpi.Kpi;
import dev.waymark.domain.kpi.Windows;
import java.util.Set;

/** What the steps of an order do to a journey. */
final class Buying {

  private final Walk walk;
  private final Watching watching;
  private final Arriving arriving;
  private final Delivering delivering;
  private final Valuing valuing;
  private final Expecting expecting;

  Buying(
      Walk walk, Watching watching, Arriving arriving, Delivering delivering, Expecting expecting) {
    this.walk = walk;
    this.watching = watching;
    this.arriving = arriving;
    this.delivering = delivering;
    this.valuing = new Valuing(walk);
    this.expecting = expecting;
  }

  void take(Purchase purchase) {
    switch (purchase.step()) {
      case PLACED -> place(purchase);
      case DELIVERED -> delivering.deliver(purchase);
      case REFUNDED, CANCELLED -> giveBack(purchase);
    }
  }

  private void place(Purchase purchase) {
    Purchases before = walk.purchases;
    long minor = purchase.amount().minor();
    walk.purchases =
        before.plus(walk.momentMs, purchase.eventId(), minor, isFirstIn(Grain.DAY, before));
    String segment = "segment=" + walk.segment();
    walk.out.add(Kpi.ORDERS, "channel=" + walk.rules.channel(purchase), walk.momentMs, 1, minor);
    countBuyer(before, segment);
    countGrowth(before, segment);
    if (!before.any()) {
      String touch = "first_touch=" + walk.firstTouch + ";" + segment;
      walk.out.add(Kpi.NEW_CUSTOMERS, touch, walk.momentMs, 1, minor);
      arriving.arrive(purchase);
    }
    expecting.bought(before, walk.purchases);
    advance(before, segment);
    valuing.bought(before, walk.purchases, minor);
    makeGood(minor);
    delivering.promise(purchase);
    watching.bought();
  }

  private boolean isFirstIn(Grain grain, Purchases before) {
    Windows windows = walk.fold.windows();
    return !before.any()
        || windows.start(grain, before.lastMs()) != windows.start(grain, walk.momentMs);
  }

  private void countBuyer(Purchases before, String segment) {
    for (Grain grain : Kpi.BUYERS.grains()) {
      if (isFirstIn(grain, before)) {
        walk.out.add(Kpi.BUYERS, grain.alone(), segment, walk.momentMs, 1, 0);
      }
    }
  }

  private void countGrowth(Purchases before, String segment) {
    Windows windows = walk.fold.windows();
    for (Grain grain : Kpi.DORMANT_CUSTOMERS.grains()) {
      Set<Grain> only = grain.alone();
      long startMs = windows.start(grain, walk.momentMs);
      long nextMs = windows.end(grain, startMs);
      if (before.any()) {
        long lastMs = windows.start(grain, before.lastMs());
        if (lastMs == startMs) {
          expectSilence(only, grain, nextMs, before, -1);
        } else if (lastMs == windows.previous(grain, startMs)) {
          expectSilence(only, grain, startMs, before, -1);
          walk.out.add(Kpi.RETURNING_CUSTOMERS, only, segment, walk.momentMs, 1, 0);
        } else {
          walk.out.add(Kpi.RESURRECTED_CUSTOMERS, only, segment, walk.momentMs, 1, 0);
        }
      }
      expectSilence(only, grain, nextMs, walk.purchases, 1);
    }
  }

  /**
   * Counts the customer among the dormant of a window that has not ended, or takes that back. It is
   * said ahead, because everything it depends on is known: no wake-up is needed when the window
   * ends.
   */
  private void expectSilence(
      Set<Grain> only, Grain grain, long startMs, Purchases known, int sign) {
    long endMs = walk.fold.windows().end(grain, startMs);
    String segment = "segment=" + known.segmentAt(endMs, walk.rules.value());
    walk.out.add(Kpi.DORMANT_CUSTOMERS, only, segment, startMs, sign, 0);
  }

  private void advance(Purchases before, String segment) {
    if (!before.any()) {
      walk.enter(Stage.NEW, StageCause.FIRST_PURCHASE);
    } else if (walk.stage.isGone()) {
      walk.out.add(
          Kpi.REACTIVATIONS,
          "cause=" + walk.cause + ";" + segment,
          walk.momentMs,
          1,
          before.valueAtLast());
      walk.enter(Stage.ACTIVE, StageCause.RETURN);
    } else if (walk.stage == Stage.NEW) {
      walk.enter(Stage.ACTIVE, StageCause.FURTHER_PURCHASE);
    }
  }

  /** What is bought within 30 days of a complaint counts towards its effect. */
  private void makeGood(long minor) {
    for (Grievance grievance : walk.friction.grievances()) {
      if (walk.momentMs <= grievance.knownMs()) {
        String reason = "reason=" + grievance.reason();
        walk.out.add(Kpi.COMPLAINT_SPEND_EFFECT, reason, grievance.knownMs(), 0, minor);
      }
    }
  }

  private void giveBack(Purchase purchase) {
    long minor = purchase.amount().minor();
    walk.purchases = walk.purchases.plusRefund(minor);
    String reason = "reason=" + delivering.reason(purchase);
    walk.out.add(Kpi.REFUNDS, reason, walk.momentMs, 1, minor);
    delivering.forget(purchase.orderId());
    watching.signal(Finding.REFUND, purchase.eventId());
  }

  /** The customer is to be counted nowhere from now on. */
  void vanish() {
    valuing.vanish(walk.purchases);
  }
}
