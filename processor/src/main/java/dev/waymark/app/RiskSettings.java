package dev.waymark.app;

import dev.waymark.domain.rules.Weights;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** How the risk of leaving is judged and what opens a save window. */
public final class RiskSettings {

  public static final Setting.One<Duration> HORIZON =
      new Setting.One<>(
          "risk.horizon",
          "90d",
          Kinds.SPAN,
          "The risk is the probability of no purchase within this span.");
  public static final Setting.One<Duration> HALF_LIFE =
      new Setting.One<>(
          "risk.half-life", "30d", Kinds.SPAN, "The span in which a signal fades to half.");
  public static final Setting.One<List<Double>> EDGES =
      new Setting.One<>(
          "risk.edges",
          "0.6, 0.85, 0.95",
          Kinds.DECIMALS,
          "The upper edges of LOW, ELEVATED and HIGH, as probabilities.");
  public static final Setting.One<Double> HYSTERESIS =
      new Setting.One<>(
          "risk.hysteresis",
          "0.03",
          Kinds.decimal("a number from 0 to 1", 0, 1),
          "How far below its edge the risk must fall to leave a band downward.");

  /** The setting for each component of {@link Weights}, by the component's name. */
  public static final Map<String, Setting.One<Double>> WEIGHTS =
      Components.settings(Weights.DEFAULT, "risk.weight.", Kinds.FINITE, RiskSettings::sentence);

  public static final Setting.One<Integer> SAVING_COMPLAINTS =
      new Setting.One<>(
          "saving.complaints",
          "3",
          Kinds.whole(1, 1_000),
          "So many complaints within saving.within open a save window.");
  public static final Setting.One<Duration> SAVING_WITHIN =
      new Setting.One<>("saving.within", "7d", Kinds.SPAN, "The span for saving.complaints.");
  public static final Setting.One<List<String>> DELIVERY_SOURCES =
      new Setting.One<>(
          "delivery.sources",
          "",
          Kinds.WORDS,
          "The sources that send DELIVERED; only for them is silence a broken promise.");

  static final List<Setting> ALL = all();

  private RiskSettings() {}

  /** Weights as a settings file says them: text by key. */
  public static Map<String, String> texts(Weights weights) {
    return Components.texts(weights, WEIGHTS);
  }

  private static String sentence(String words) {
    return switch (words) {
      case "shift" -> "Log-odds added for every customer: how rarely this shop's customers return.";
      case "scale" -> "Multiplies what the purchases say: how telling silence is in this shop.";
      default -> "The log-odds that a fresh " + words + " signal adds.";
    };
  }

  private static List<Setting> all() {
    List<Setting> all = new ArrayList<>(Arrays.asList(HORIZON, HALF_LIFE, EDGES, HYSTERESIS));
    all.addAll(WEIGHTS.values());
    all.addAll(List.of(SAVING_COMPLAINTS, SAVING_WITHIN, DELIVERY_SOURCES));
    return List.copyOf(all);
  }
}
