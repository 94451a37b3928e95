package dev.waymark.app;

import dev.waymark.domain.identity.IdentityRules;
import dev.waymark.replay.whatif.Both;
import dev.waymark.replay.whatif.SettingChange;
import dev.waymark.replay.whatif.Terms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Settings that are tried against those in force.
 *
 * @param configs the settings in force, and the same with what the candidate names
 * @param changes what the candidate names, in its order
 */
public record Candidate(Both<Config> configs, List<SettingChange> changes) {

  private static final Set<Setting> WORKED_OUT = workedOut();

  public Candidate {
    changes = List.copyOf(changes);
  }

  /**
   * The settings that some layers make, and the same with a candidate on top of them.
   *
   * @throws Refusal with every fault there is
   */
  public static Candidate of(List<Layer> layers, Layer tried) {
    List<String> faults = new ArrayList<>();
    tried.texts().keySet().forEach(key -> requireComparable(key, tried, faults));
    List<Layer> all = new ArrayList<>(layers);
    all.add(tried);
    Optional<Config> candidate = attempt(all, faults);
    Optional<Config> baseline = attempt(layers, faults);
    if (baseline.isEmpty() || candidate.isEmpty()) {
      throw new Refusal(faults);
    }
    Both<Config> configs = new Both<>(baseline.get(), candidate.get());
    Both<String> currencies = configs.map(it -> it.rules().currency().getCurrencyCode());
    if (!currencies.agree()) {
      faults.add(
          "currency is "
              + currencies.candidate()
              + " ("
              + tried.where()
              + "): it must be that of the baseline, "
              + currencies.baseline()
              + ", or amounts cannot be compared");
    }
    if (!faults.isEmpty()) {
      throw new Refusal(faults);
    }
    return new Candidate(
        configs,
        tried.texts().keySet().stream()
            .flatMap(key -> keys(key, configs.candidate(), tried).stream())
            .map(key -> change(key, configs))
            .toList());
  }

  private static void requireComparable(String key, Layer tried, List<String> faults) {
    Catalogue.find(key)
        .filter(ConnectionSettings.ALL::contains)
        .ifPresent(
            setting ->
                faults.add(
                    key
                        + " is set ("
                        + tried.where()
                        + "): both sides read one history, so topics and connections are settings"
                        + " of the baseline"));
  }

  private static Optional<Config> attempt(List<Layer> layers, List<String> faults) {
    try {
      return Optional.of(Config.of(layers));
    } catch (Refusal e) {
      e.faults().stream().filter(fault -> !faults.contains(fault)).forEach(faults::add);
      return Optional.empty();
    }
  }

  /** A key of its own, or the entries that its one text says. */
  private static List<String> keys(String key, Config candidate, Layer tried) {
    Optional<Setting> setting = Catalogue.find(key);
    if (setting.isPresent()
        && setting.get() instanceof Setting.Many<?> many
        && many.key().equals(key)) {
      return candidate.settings().given().entrySet().stream()
          .filter(it -> many.holds(it.getKey()) && it.getValue().where().equals(tried.where()))
          .map(java.util.Map.Entry::getKey)
          .toList();
    }
    return List.of(key);
  }

  private static SettingChange change(String key, Both<Config> configs) {
    Setting setting = Catalogue.find(key).orElseThrow();
    Both<Object> values = configs.map(config -> value(key, setting, config.settings()));
    String why = why(setting, values, configs.candidate().settings());
    return new SettingChange(
        key,
        text(key, setting, configs.baseline().settings()),
        text(key, setting, configs.candidate().settings()),
        why.isEmpty(),
        why);
  }

  private static String why(Setting setting, Both<Object> values, Settings tried) {
    if (setting == LifecycleSettings.RULES_VERSION) {
      return "it is the name of the rules: a name changes no number";
    }
    if (setting.key().equals("limits.ledger-entries")) {
      return "here events are taken in the order in which they happened, so none comes too late";
    }
    if (setting == IdentitySettings.EVENTS) {
      return "here all events of a name move with it, however many";
    }
    if (setting.key().startsWith("erasure.")) {
      return "whoever was erased is left out of both sides, by the settings in force";
    }
    if (!WORKED_OUT.contains(setting)) {
      return "it does not change what is worked out";
    }
    if (setting.key().startsWith("lifecycle.personal.")
        && tried.get(LifecycleSettings.LAPSE).equals("fixed")) {
      return "it is heeded only where lifecycle.lapse is personal";
    }
    return values.agree() ? "it is the value in force" : "";
  }

  private static Object value(String key, Setting setting, Settings settings) {
    if (setting instanceof Setting.One<?> one) {
      return settings.get(one);
    }
    Setting.Many<?> many = (Setting.Many<?>) setting;
    return Optional.ofNullable(settings.get(many).get(many.name(key)));
  }

  private static String text(String key, Setting setting, Settings settings) {
    Settings.Given given = settings.given().get(key);
    if (given != null) {
      return given.text().strip().replaceAll("\\s*\n\\s*", ", ");
    }
    return setting instanceof Setting.Many<?> many
        ? Objects.toString(many.standard().get(many.name(key)), "")
        : setting.standardText();
  }

  /** By what each side reads events, tells who is who and judges customers. */
  public Both<Terms> terms() {
    return configs.map(
        config ->
            new Terms(
                config.rules(),
                heeded(config.identity()),
                config.wire().inputs(),
                config.settings().get(EngineSettings.FUTURE_ALLOWED).toMillis()));
  }

  /** What counts when all events of a name are at hand. */
  private static IdentityRules heeded(IdentityRules rules) {
    return new IdentityRules(
        rules.reach(),
        rules.shared(),
        rules.customers(),
        rules.neighbours(),
        rules.links(),
        IdentityRules.DEFAULT.events());
  }

  private static Set<Setting> workedOut() {
    Set<Setting> all = new HashSet<>();
    all.addAll(LifecycleSettings.ALL);
    all.addAll(RiskSettings.ALL);
    all.addAll(WorthSettings.ALL);
    all.addAll(IntakeSettings.ALL);
    all.add(IdentitySettings.REACH);
    all.addAll(IdentitySettings.SHARED.values());
    all.addAll(
        List.of(IdentitySettings.CUSTOMERS, IdentitySettings.NEIGHBOURS, IdentitySettings.LINKS));
    all.add(KpiSettings.CHANNELS);
    all.add(KpiSettings.CAMPAIGNS);
    all.add(KpiSettings.UNUSUAL_FLOOR);
    Setting.One<Duration> future = EngineSettings.FUTURE_ALLOWED;
    all.add(future);
    return Set.copyOf(all);
  }
}
