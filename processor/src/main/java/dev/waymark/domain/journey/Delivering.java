package dev.waymark.domain.journey;

import dev.waymark.domain.churn.Finding;
import dev.waymark.domain.churn.Lateness;
import dev.waymark.domain.churn.Orders;
import dev.waymark.domain.churn.Parcel;
import dev.waymark.domain.churn.Promise;
import dev.waymark.domain.churn.Remark;
import dev.waymark.domain.churn.Signal;
import dev.waymark.domain.event.Purchase;
import dev.waymark.domain.event.Reason;
import dev.waymark.domain.kpi.Grain;
import dev.waymark.domain.kpi.Kpi;
import dev.waymark.domain.kpi.Windows;
import java.util.List;
import java.util.Optional;

/** Whether orders come as promised, and what their customer says of them. */
final class Delivering {

  private static final long DAY_MS = 86_400_000L;

  private final Walk walk;
  private final Watching watching;

  Delivering(Walk walk, Watching watching) {
    this.walk = walk;
    this.watching = watching;
  }

  void promise(Purchase purchase) {
    if (purchase.promisedByMs() == 0 || purchase.orderId().isEmpty()) {
      return;
    }
    boolean watched =
        walk.rules.saving().deliveringSources().contains(purchase.origin().source())
            && purchase.promisedByMs() >= walk.momentMs;
    Promise made =
        new Promise(
            purchase.orderId(),
            purchase.promisedByMs(),
            watched ? purchase.eventId() : "",
            purchase.amount().minor(),
            watched,
            false);
    remember(walk.friction.orders().with(made, walk.rules.limits()));
  }

  /** Time has broken promises that were watched. */
  void breakPromises() {
    for (Promise made : walk.friction.orders().promises()) {
      if (made.watched() && made.promisedMs() < walk.momentMs) {
        remember(walk.friction.orders().broken(made));
        Signal late = new Signal(Finding.LATE_DELIVERY, walk.momentMs, made.eventId());
        walk.friction = walk.friction.with(late, walk.rules.limits());
        walk.out.add(Kpi.LATE_DELIVERIES, "", walk.kpiMs(), 1, made.minor());
      }
    }
  }

  void deliver(Purchase purchase) {
    String order = purchase.orderId();
    long minor = purchase.amount().minor();
    walk.out.add(Kpi.DELIVERIES, "", walk.momentMs, 1, minor);
    Optional<Promise> promise = walk.friction.orders().promise(order);
    boolean late = promise.isPresent() && walk.momentMs > promise.get().promisedMs();
    if (late && !promise.get().broken()) {
      watching.signal(Finding.LATE_DELIVERY, purchase.eventId());
      walk.out.add(Kpi.LATE_DELIVERIES, "", walk.momentMs, 1, minor);
    }
    List<Remark> remarks = order.isEmpty() ? List.of() : walk.friction.orders().remarks(order);
    boolean complained = remarks.stream().anyMatch(Remark::complaint);
    Lateness lateness = promise.map(this::lateness).orElse(Lateness.NO_PROMISE);
    Parcel came = new Parcel(order, walk.momentMs, minor, late, lateness, complained);
    count(came, 1);
    if (!order.isEmpty()) {
      arrived(came, remarks);
    }
  }

  private Lateness lateness(Promise made) {
    Windows windows = walk.fold.windows();
    long promisedDayMs = windows.start(Grain.DAY, made.promisedMs());
    long dayMs = windows.start(Grain.DAY, walk.momentMs);
    return Lateness.ofDays(Math.floorDiv(dayMs - promisedDayMs + DAY_MS / 2, DAY_MS));
  }

  /** What was said before the first delivery of an order is known by it now. */
  private void arrived(Parcel came, List<Remark> remarks) {
    Orders orders = walk.friction.orders().withoutPromise(came.orderId());
    if (orders.parcel(came.orderId()).isEmpty()) {
      for (Remark said : remarks) {
        review(said, Lateness.OPEN, -1);
        review(said, came.lateness(), 1);
      }
    }
    remember(orders.with(came, walk.rules.limits()));
  }

  /** The customer says something of an order. */
  void hear(Remark said) {
    String order = said.orderId();
    if (order.isEmpty()) {
      return;
    }
    Orders orders = walk.friction.orders();
    if (said.contact()) {
      countContacted(orders.remarks(order));
    }
    Lateness known = orders.parcel(order).map(Parcel::lateness).orElse(Lateness.OPEN);
    review(said, known, 1);
    if (said.complaint()) {
      orders.parcels().forEach(came -> complain(order, came));
      orders = orders.complainedOf(order);
    }
    remember(orders.with(said, walk.rules.limits()));
  }

  private void complain(String order, Parcel came) {
    if (came.orderId().equals(order) && !came.complained()) {
      count(came, -1);
      count(came.complainedOf(), 1);
    }
  }

  /** An order counts once in each window, however often it is asked about. */
  private void countContacted(List<Remark> before) {
    Windows windows = walk.fold.windows();
    long lastMs = before.stream().filter(Remark::contact).mapToLong(Remark::atMs).max().orElse(-1);
    for (Grain grain : Kpi.ORDERS_CONTACTED.grains()) {
      if (lastMs < 0 || windows.start(grain, lastMs) != windows.start(grain, walk.momentMs)) {
        walk.out.add(Kpi.ORDERS_CONTACTED, grain.alone(), "", walk.momentMs, 1, 0);
      }
    }
  }

  /** Why an order is paid back: as the source says, or else as the customer last said of it. */
  Reason reason(Purchase paidBack) {
    if (paidBack.reason() != Reason.NONE || paidBack.orderId().isEmpty()) {
      return paidBack.reason();
    }
    Reason last = Reason.NONE;
    for (Remark said : walk.friction.orders().remarks(paidBack.orderId())) {
      last = said.reason() == Reason.NONE ? last : said.reason();
    }
    return last;
  }

  void forget(String order) {
    remember(walk.friction.orders().withoutPromise(order));
  }

  private void remember(Orders changed) {
    walk.friction = walk.friction.with(changed);
  }

  private void review(Remark said, Lateness lateness, int sign) {
    if (said.isReview()) {
      String dimensions = "delivery=" + lateness.label();
      long tone = (long) sign * said.sentiment().thousandths();
      walk.out.add(Kpi.REVIEWS, dimensions, said.atMs(), sign, tone);
    }
  }

  private void count(Parcel came, int sign) {
    String dimensions =
        "complained="
            + (came.complained() ? "yes" : "no")
            + ";delivery="
            + (came.late() ? "late" : "on_time");
    walk.out.add(Kpi.PUNCTUALITY, dimensions, came.deliveredMs(), sign, sign * came.minor());
  }
}
