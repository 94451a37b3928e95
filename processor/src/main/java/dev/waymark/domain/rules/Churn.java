package dev.waymark.domain.rules;

import java.util.List;

/**
 * How the risk of leaving is judged.
 *
 * @param horizonMs H: the risk is the probability of no purchase within this span
 * @param halfLifeMs the span in which a friction signal fades to half
 * @param edges the upper edges of LOW, ELEVATED and HIGH as probabilities, ascending, inclusive
 * @param hysteresis how far below its lower edge the risk must fall to leave a band downward
 * @param weights the log-odds of every contribution
 */
public record Churn(
    long horizonMs, long halfLifeMs, List<Double> edges, double hysteresis, Weights weights) {

  public Churn {
    edges = List.copyOf(edges);
    if (horizonMs <= 0 || halfLifeMs <= 0) {
      throw new IllegalArgumentException(
          "risk horizon " + horizonMs + " ms and half-life " + halfLifeMs + " ms must be positive");
    }
    if (edges.size() != 3
        || !(0 < edges.get(0)
            && edges.get(0) < edges.get(1)
            && edges.get(1) < edges.get(2)
            && edges.get(2) < 1)) {
      throw new IllegalArgumentException(
          "risk edges are " + edges + ": there must be three, ascending, between 0 and 1");
    }
    if (!(hysteresis >= 0 && hysteresis < edges.get(0))) {
      throw new IllegalArgumentException(
          "risk hysteresis is "
              + hysteresis
              + ": it must be 0 or more and less than the lowest edge");
    }
  }
}
