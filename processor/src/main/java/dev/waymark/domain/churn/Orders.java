package dev.waymark.domain.churn;

import dev.waymark.domain.rules.Limits;
import dev.waymark.domain.rules.Rules;
import java.util.List;
import java.util.Optional;

/**
 * What is remembered of a customer's orders, each list the oldest first.
 *
 * @param promises the deliveries awaited
 * @param parcels the newest deliveries
 * @param remarks what was said of orders lately
 */
public record Orders(List<Promise> promises, List<Parcel> parcels, List<Remark> remarks) {

  public static final Orders NONE = new Orders(List.of(), List.of(), List.of());

  /** The promise for that order. */
  public Optional<Promise> promise(String orderId) {
    return promises.stream().filter(made -> made.orderId().equals(orderId)).findFirst();
  }

  /** The first delivery of that order. */
  public Optional<Parcel> parcel(String orderId) {
    return parcels.stream().filter(came -> came.orderId().equals(orderId)).findFirst();
  }

  /** What was said of that order, the oldest first. */
  public List<Remark> remarks(String orderId) {
    return remarks.stream().filter(said -> said.orderId().equals(orderId)).toList();
  }

  /** The first moment at which a watched promise is broken, {@link Rules#NEVER} for none. */
  long nextBrokenMs() {
    long next = Rules.NEVER;
    for (Promise made : promises) {
      if (made.watched()) {
        next = Math.min(next, made.brokenMs());
      }
    }
    return next;
  }

  public Orders with(Promise made, Limits limits) {
    List<Promise> others = withoutPromise(made.orderId()).promises;
    return new Orders(Lists.appended(others, made, limits.openOrders()), parcels, remarks);
  }

  public Orders with(Parcel came, Limits limits) {
    return new Orders(promises, Lists.appended(parcels, came, limits.openOrders()), remarks);
  }

  public Orders with(Remark said, Limits limits) {
    return new Orders(promises, parcels, Lists.appended(remarks, said, limits.signals()));
  }

  public Orders withoutPromise(String orderId) {
    List<Promise> left = Lists.without(promises, made -> made.orderId().equals(orderId));
    return left == promises ? this : new Orders(left, parcels, remarks);
  }

  /** Silence has broken a promise; when the order comes, it comes late. */
  public Orders broken(Promise promise) {
    return new Orders(
        promises.stream().map(made -> made.equals(promise) ? made.inSilence() : made).toList(),
        parcels,
        remarks);
  }

  /** Somebody has complained of that order. */
  public Orders complainedOf(String orderId) {
    return new Orders(
        promises,
        parcels.stream()
            .map(came -> came.orderId().equals(orderId) ? came.complainedOf() : came)
            .toList(),
        remarks);
  }
}
