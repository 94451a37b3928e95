package dev.waymark.fit;

import dev.waymark.domain.churn.Finding;
import dev.waymark.domain.rules.Weights;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What is fitted of the risk: each weight, what is believed of it before anything was seen, and the
 * bounds within which the risk keeps its meaning. A signal never speaks for staying.
 */
enum Factor {
  SHIFT(Weights::shift, 1, -4, 4),
  SCALE(Weights::scale, 0.25, 0.5, 2),
  COMPLAINT(Weights::complaint, Finding.COMPLAINT),
  UNRESOLVED(Weights::unresolved, Finding.UNRESOLVED_CONTACT),
  REPEAT_CONTACT(Weights::repeatContact, Finding.REPEAT_CONTACT),
  LATE_DELIVERY(Weights::lateDelivery, Finding.LATE_DELIVERY),
  NEGATIVE_MENTION(Weights::negativeMention, Finding.NEGATIVE_MENTION),
  LEAVE_INTENT(Weights::leaveIntent, Finding.LEAVE_INTENT),
  REFUND(Weights::refund, Finding.REFUND),
  UNINSTALL(Weights::uninstall, Finding.UNINSTALL);

  private static final double DEVIATION_OF_SIGNALS = 0.5;
  private static final double HEAVIEST_SIGNAL = 4;

  private final ToDoubleFunction<Weights> weight;
  private final Optional<Finding> finding;

  /** Believed to lie about the shipped weight with this standard deviation. */
  final double deviation;

  final double least;
  final double most;

  Factor(ToDoubleFunction<Weights> weight, double deviation, double least, double most) {
    this.weight = weight;
    this.finding = Optional.empty();
    this.deviation = deviation;
    this.least = least;
    this.most = most;
  }

  Factor(ToDoubleFunction<Weights> weight, Finding finding) {
    this.weight = weight;
    this.finding = Optional.of(finding);
    this.deviation = DEVIATION_OF_SIGNALS;
    this.least = 0;
    this.most = HEAVIEST_SIGNAL;
  }

  /** The factor of a finding of friction. */
  static Factor of(Finding finding) {
    return Arrays.stream(values())
        .filter(factor -> factor.finding.filter(own -> own == finding).isPresent())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(finding + " is no signal"));
  }

  double of(Weights weights) {
    return weight.applyAsDouble(weights);
  }

  /** What it multiplies in a look. */
  double seen(Look look) {
    return switch (this) {
      case SHIFT -> 1;
      case SCALE -> look.purchases();
      default -> finding.map(look.signals()::get).orElse(0.0);
    };
  }

  /** The weights with these values. */
  static Weights weights(Map<Factor, Double> values) {
    ToDoubleFunction<Factor> value = factor -> values.getOrDefault(factor, 0.0);
    return new Weights(
        value.applyAsDouble(SHIFT),
        value.applyAsDouble(SCALE),
        value.applyAsDouble(COMPLAINT),
        value.applyAsDouble(UNRESOLVED),
        value.applyAsDouble(REPEAT_CONTACT),
        value.applyAsDouble(LATE_DELIVERY),
        value.applyAsDouble(NEGATIVE_MENTION),
        value.applyAsDouble(LEAVE_INTENT),
        value.applyAsDouble(REFUND),
        value.applyAsDouble(UNINSTALL));
  }
}
