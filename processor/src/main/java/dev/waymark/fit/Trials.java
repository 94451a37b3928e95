package dev.waymark.fit;

import dev.waymark.domain.event.Event;
import dev.waymark.domain.journey.Ledger;
import dev.waymark.domain.rules.Rules;
import dev.waymark.domain.rules.Weights;
import dev.waymark.domain.worth.BgNbd;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Tries out at a past moment what could be learnt before it, on what came until a later one. */
record Trials(Collection<Ledger> customers, Rules rules, long cutMs, long untilMs) {

  private static final double WEEK_MS = 7 * 86_400_000.0;

  Trial trial(Hindsight hindsight, Schedule before) {
    List<Outcome> outcomes = hindsight.outcomes(cutMs, untilMs - cutMs, 1);
    Optional<Training> training = Training.of(hindsight, before);
    List<Buyer> buyers = Study.buyers(customers, rules, cutMs);
    Optional<Fitted<BgNbd>> buying = Likelihood.bgNbd(Study.histories(buyers));
    return new Trial(
        cutMs,
        buyers.size(),
        training,
        quality(outcomes, look -> look.risk(Weights.DEFAULT)),
        training.flatMap(learnt -> quality(outcomes, look -> look.risk(learnt.weights()))),
        buying.flatMap(fitted -> silence(outcomes, buyers, fitted.model())),
        buying.map(fitted -> came(buyers, fitted.model())));
  }

  private static Optional<Quality> quality(List<Outcome> outcomes, ToDoubleFunction<Look> risk) {
    return Quality.of(
        outcomes.stream()
            .map(one -> new Judged(risk.applyAsDouble(one.look()), one.left()))
            .toList());
  }

  /** Buyers and outcomes are those of the same customers, in the same order. */
  private Optional<Quality> silence(List<Outcome> outcomes, List<Buyer> buyers, BgNbd buying) {
    List<Judged> judged = new ArrayList<>();
    IntStream.range(0, outcomes.size())
        .forEach(
            i ->
                judged.add(
                    new Judged(
                        buying.silent(buyers.get(i).history(), weeks()), outcomes.get(i).left())));
    return Quality.of(judged);
  }

  private Trial.Came came(List<Buyer> buyers, BgNbd buying) {
    double expected =
        buyers.stream().mapToDouble(buyer -> buying.expected(buyer.history(), weeks())).sum();
    return new Trial.Came(expected, customers.stream().mapToLong(this::purchaseDays).sum());
  }

  /** The days with a purchase after the cut, of a customer who had bought before it. */
  private long purchaseDays(Ledger customer) {
    List<Event> purchases = customer.events().stream().filter(Hindsight::isPurchase).toList();
    if (purchases.isEmpty() || purchases.get(0).occurredAtMs() >= cutMs) {
      return 0;
    }
    return purchases.stream()
        .filter(event -> event.occurredAtMs() >= cutMs)
        .map(event -> LocalDate.ofInstant(Instant.ofEpochMilli(event.occurredAtMs()), rules.zone()))
        .distinct()
        .count();
  }

  private double weeks() {
    return (untilMs - cutMs) / WEEK_MS;
  }
}
