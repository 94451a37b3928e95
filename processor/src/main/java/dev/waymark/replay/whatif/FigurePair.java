package dev.waymark.replay.whatif;

import dev.waymark.domain.kpi.Figure;
import dev.waymark.domain.kpi.Grain;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * A figure on both sides.
 *
 * @param startMs the start of its window in epoch milliseconds
 * @param by the dimensions it is split by, empty for the whole
 * @param values what it comes to; a ratio of nothing is no figure
 */
public record FigurePair(
    Figure figure,
    Grain grain,
    long startMs,
    Map<String, String> by,
    Both<Optional<BigDecimal>> values) {

  public FigurePair {
    by = Map.copyOf(by);
  }

  /** Candidate minus baseline, where both have it. */
  public Optional<BigDecimal> difference() {
    return values.baseline().flatMap(was -> values.candidate().map(is -> is.subtract(was)));
  }
}
