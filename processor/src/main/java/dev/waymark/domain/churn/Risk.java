package dev.waymark.domain.churn;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The risk that a customer makes no purchase within the horizon; higher is riskier. Its log-odds
 * are the exact sum of its parts.
 *
 * @param logOddsMicros millionths of log-odds
 * @param parts all parts that are not zero
 */
public record Risk(long logOddsMicros, List<Evidence> parts) {

  /** The risk of those who have not bought yet: there is none to speak of. */
  public static final Risk NONE = new Risk(0, List.of());

  private static final long WORTH_SPEAKING_OF = 100_000;
  private static final double MICROS = 1_000_000.0;

  public Risk {
    parts = List.copyOf(parts);
    long sum = 0;
    for (Evidence part : parts) {
      sum += part.logOddsMicros();
    }
    if (sum != logOddsMicros) {
      throw new IllegalArgumentException(
          "the parts add up to " + sum + ", not to " + logOddsMicros + " millionths of log-odds");
    }
  }

  /** From 0 to 1; the same on every machine. */
  public double probability() {
    return 1 / (1 + StrictMath.exp(-logOddsMicros / MICROS));
  }

  /** From 0 to 100. */
  public double score() {
    return 100 * probability();
  }

  /** What weighs most, of all that can be held against a customer; silence when nothing does. */
  public Finding weightiest() {
    return heaviest(part -> part.finding() != Finding.BASE && part.finding() != Finding.FREQUENCY)
        .orElse(Finding.SILENCE);
  }

  /** What friction weighs most, if any weighs enough to speak of. */
  public Optional<Finding> weightiestFriction() {
    return heaviest(
        part -> part.finding().isFriction() && part.logOddsMicros() >= WORTH_SPEAKING_OF);
  }

  private Optional<Finding> heaviest(Predicate<Evidence> which) {
    return parts.stream()
        .filter(which)
        .filter(part -> part.logOddsMicros() > 0)
        .max(Comparator.comparingLong(Evidence::logOddsMicros))
        .map(Evidence::finding);
  }

  /** Millionths of log-odds for a probability. */
  static long logOddsMicros(double probability) {
    return Math.round(MICROS * StrictMath.log(probability / (1 - probability)));
  }
}
