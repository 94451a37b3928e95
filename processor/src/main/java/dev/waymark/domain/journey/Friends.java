package dev.waymark.domain.journey;

import dev.waymark.domain.kpi.Contribution;
import dev.waymark.domain.kpi.Kpi;
import dev.waymark.domain.kpi.Sum;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Whom a customer brought: others who named them as their referrer when they bought for the first
 * time. It counts only if the referrer was a customer by then.
 *
 * @param latest the newest of them, the oldest first
 * @param settled how many older ones counted, and what they paid
 */
public record Friends(List<Friend> latest, Sum settled) {

  public static final Friends NONE = new Friends(List.of(), Sum.ZERO);

  private static final int AT_MOST = 256;

  private static final Comparator<Friend> ORDER =
      Comparator.comparingLong(Friend::atMs).thenComparing(Friend::eventId);

  /**
   * Somebody's first purchase.
   *
   * @param minor what they paid, in minor units
   */
  public record Friend(long atMs, String eventId, long minor) {}

  public Friends {
    latest = List.copyOf(latest);
  }

  /** And one more. */
  public Friends with(Friend friend) {
    List<Friend> all = new ArrayList<>(without(friend.eventId()).latest);
    all.add(friend);
    all.sort(ORDER);
    return new Friends(all, settled);
  }

  /**
   * The newest ones; what the older ones contribute stays as it was told.
   *
   * @param customerSinceMs the referrer's own first purchase, {@link
   *     dev.waymark.domain.rules.Rules#NEVER} without one
   */
  public Friends newest(long customerSinceMs) {
    int old = latest.size() - AT_MOST;
    if (old <= 0) {
      return this;
    }
    Sum older = new Friends(latest.subList(0, old), settled).brought(customerSinceMs);
    return new Friends(latest.subList(old, latest.size()), older);
  }

  /** It was not somebody's first purchase after all. */
  public Friends without(String eventId) {
    return new Friends(
        latest.stream().filter(friend -> !friend.eventId.equals(eventId)).toList(), settled);
  }

  /** How many friends count for one who became a customer then, and what they paid. */
  public Sum brought(long customerSinceMs) {
    Sum sum = settled;
    for (Friend friend : latest) {
      sum = customerSinceMs < friend.atMs ? sum.plus(1, friend.minor) : sum;
    }
    return sum;
  }

  /** What those who are not settled contribute. */
  public List<Contribution> contributions(long customerSinceMs) {
    List<Contribution> parts = new ArrayList<>();
    boolean first = settled.isZero();
    for (Friend friend : latest) {
      if (customerSinceMs < friend.atMs) {
        parts.add(Contribution.of(Kpi.REFERRALS, "", friend.atMs, 1, friend.minor));
        parts.add(Contribution.of(Kpi.ADVOCATES, "", friend.atMs, first ? 1 : 0, friend.minor));
        first = false;
      }
    }
    return parts;
  }
}
