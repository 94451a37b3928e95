package dev.waymark.domain.kit;

import dev.waymark.domain.journey.Friends;
import dev.waymark.domain.journey.Journey;
import dev.waymark.domain.journey.Moment;
import dev.waymark.domain.journey.Moments;
import dev.waymark.domain.kpi.Contribution;
import dev.waymark.domain.kpi.Sum;
import dev.waymark.domain.rules.Rules;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Who brought whom among customers whose ways are all known to the end. */
public final class Brought {

  private final Map<String, Friends> friends = new HashMap<>();
  private final Map<String, Long> sinceMs = new HashMap<>();

  /** How a customer stands in the end, and all that was told of them. */
  public void add(Journey end, Moments told) {
    if (end.purchases().any()) {
      sinceMs.put(end.customer(), end.purchases().firstMs());
    }
    for (Moment moment : told.moments()) {
      if (moment instanceof Moment.Introduced introduced) {
        friends.merge(
            introduced.referrer(),
            Friends.NONE.with(introduced.friend()),
            (known, one) -> known.with(introduced.friend()));
      }
    }
  }

  /** Tells what all of it contributes. */
  public void tell(Consumer<Contribution> sums) {
    friends.forEach((referrer, those) -> those.contributions(since(referrer)).forEach(sums));
  }

  /** How many a customer brought, and what those paid. */
  public Sum by(String customer) {
    return friends.getOrDefault(customer, Friends.NONE).brought(since(customer));
  }

  private long since(String customer) {
    return sinceMs.getOrDefault(customer, Rules.NEVER);
  }
}
