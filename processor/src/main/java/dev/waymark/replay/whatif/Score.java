package dev.waymark.replay.whatif;

import dev.waymark.domain.kpi.Figure;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * One line of the scoreboard, over the whole history.
 *
 * @param name what it is
 * @param values what it comes to; a ratio of nothing is none
 */
public record Score(String name, Figure.Unit unit, Both<Optional<BigDecimal>> values) {

  /** Candidate minus baseline, where both have it. */
  public Optional<BigDecimal> difference() {
    return values.baseline().flatMap(was -> values.candidate().map(is -> is.subtract(was)));
  }
}
