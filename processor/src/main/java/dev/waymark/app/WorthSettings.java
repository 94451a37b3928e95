package dev.waymark.app;

import dev.waymark.domain.worth.BgNbd;
import dev.waymark.domain.worth.GammaGamma;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What customers are expected to bring: the parameters that {@code waymark fit} finds. */
public final class WorthSettings {

  /** The setting for each parameter of {@link BgNbd}, by its name. */
  public static final Map<String, Setting.One<Optional<Double>>> BUYING =
      Components.settings(
          BgNbd.class,
          "bgnbd.",
          Kinds.PERHAPS_POSITIVE,
          name ->
              "Parameter "
                  + name
                  + " of BG/NBD, in weeks, as fit finds it, for expected_value; all seven or none.");

  /** The setting for each parameter of {@link GammaGamma}, by its name. */
  public static final Map<String, Setting.One<Optional<Double>>> SPENDING =
      Components.settings(
          GammaGamma.class,
          "gamma-gamma.",
          Kinds.PERHAPS_POSITIVE,
          name ->
              "Parameter "
                  + name
                  + " of Gamma-Gamma, in the reporting currency, as fit finds it; all seven or"
                  + " none.");

  static final List<Setting.One<Optional<Double>>> PARAMETERS = parameters();

  static final List<Setting> ALL = List.copyOf(PARAMETERS);

  private WorthSettings() {}

  /** The models as a settings file says them: text by key. */
  public static Map<String, String> texts(BgNbd buying, GammaGamma spending) {
    Map<String, String> texts = new LinkedHashMap<>(Components.texts(buying, BUYING));
    texts.putAll(Components.texts(spending, SPENDING));
    return texts;
  }

  private static List<Setting.One<Optional<Double>>> parameters() {
    List<Setting.One<Optional<Double>>> all = new ArrayList<>(BUYING.values());
    all.addAll(SPENDING.values());
    return List.copyOf(all);
  }
}
