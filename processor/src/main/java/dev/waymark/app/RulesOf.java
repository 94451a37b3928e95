package dev.waymark.app;

import dev.waymark.domain.rules.Churn;
import dev.waymark.domain.rules.Lifecycle;
import dev.waymark.domain.rules.Lifecycle.PersonalLapse;
import dev.waymark.domain.rules.Limits;
import dev.waymark.domain.rules.Rules;
import dev.waymark.domain.rules.Saving;
import dev.waymark.domain.rules.ValueBands;
import dev.waymark.domain.rules.Weights;
import dev.waymark.stream.Topics;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the rules of the domain of the settings. */
final class RulesOf {

  private final Settings settings;

  RulesOf(Settings settings) {
    this.settings = settings;
  }

  Rules rules() {
    return new Rules(
        settings.get(LifecycleSettings.RULES_VERSION),
        settings.get(LifecycleSettings.ZONE),
        settings.get(LifecycleSettings.CURRENCY),
        lifecycle(),
        value(),
        churn(),
        saving(),
        limits(),
        Set.copyOf(settings.get(KpiSettings.CHANNELS)),
        settings.get(EngineSettings.CENSUS).map(Instant::toEpochMilli).orElse(Rules.NEVER));
  }

  /** Adds what is wrong with values that are each right but do not go together. */
  void check(List<String> faults) {
    List<Runnable> parts =
        List.of(
            this::lifecycle,
            this::value,
            this::segmentsOfLapses,
            this::churn,
            this::saving,
            this::limits,
            this::topics,
            this::registryAuth);
    parts.forEach(part -> attempt(part, faults));
  }

  private static void attempt(Runnable part, List<String> faults) {
    try {
      part.run();
    } catch (Settings.Unread e) {
      // The value it needs is at fault itself, and listed.
    } catch (IllegalArgumentException e) {
      String fault = String.valueOf(e.getMessage());
      if (!faults.contains(fault)) {
        faults.add(fault);
      }
    }
  }

  Topics topics() {
    Map<dev.waymark.stream.Topic, String> names = new LinkedHashMap<>();
    ConnectionSettings.TOPIC_NAMES.forEach(
        (topic, setting) -> names.put(topic, settings.get(setting)));
    return new Topics(names);
  }

  private Lifecycle lifecycle() {
    Map<String, Long> bySegment = new LinkedHashMap<>();
    settings
        .get(LifecycleSettings.LAPSE_AFTER_BY_SEGMENT)
        .forEach((segment, span) -> bySegment.put(segment, span.toMillis()));
    return new Lifecycle(
        ms(LifecycleSettings.NEW_FOR),
        ms(LifecycleSettings.LAPSE_AFTER),
        ms(LifecycleSettings.LOST_AFTER),
        bySegment,
        personal());
  }

  private Optional<PersonalLapse> personal() {
    if (settings.get(LifecycleSettings.LAPSE).equals("fixed")) {
      return Optional.empty();
    }
    return Optional.of(
        new PersonalLapse(
            settings.get(LifecycleSettings.PERSONAL_FACTOR),
            ms(LifecycleSettings.PERSONAL_MIN),
            ms(LifecycleSettings.PERSONAL_MAX)));
  }

  private ValueBands value() {
    Currency currency = settings.get(LifecycleSettings.CURRENCY);
    return new ValueBands(
        ms(LifecycleSettings.VALUE_WINDOW),
        settings.get(LifecycleSettings.VALUE_BOUNDS).stream()
            .map(bound -> minor(bound, currency))
            .toList(),
        settings.get(LifecycleSettings.VALUE_NAMES));
  }

  private static long minor(BigDecimal major, Currency currency) {
    int decimals = Math.max(0, currency.getDefaultFractionDigits());
    try {
      return major.movePointRight(decimals).longValueExact();
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          "value.bounds has " + major + ": " + currency + " has " + decimals + " decimals", e);
    }
  }

  private Set<String> segmentsOfLapses() {
    Set<String> segments = Set.copyOf(value().segments());
    for (String named : settings.get(LifecycleSettings.LAPSE_AFTER_BY_SEGMENT).keySet()) {
      if (!segments.contains(named)) {
        throw new IllegalArgumentException(
            LifecycleSettings.LAPSE_AFTER_BY_SEGMENT.key()
                + " names "
                + named
                + ": it must be one of "
                + value().segments());
      }
    }
    return segments;
  }

  private Churn churn() {
    return new Churn(
        ms(RiskSettings.HORIZON),
        ms(RiskSettings.HALF_LIFE),
        settings.get(RiskSettings.EDGES),
        settings.get(RiskSettings.HYSTERESIS),
        Components.record(Weights.class, name -> component(RiskSettings.WEIGHTS, name)));
  }

  private Saving saving() {
    return new Saving(
        settings.get(RiskSettings.SAVING_COMPLAINTS),
        ms(RiskSettings.SAVING_WITHIN),
        Set.copyOf(settings.get(RiskSettings.DELIVERY_SOURCES)));
  }

  private Limits limits() {
    return Components.record(Limits.class, name -> component(IntakeSettings.LIMITS, name));
  }

  private <T> T component(Map<String, Setting.One<T>> settingsByName, String name) {
    return settings.get(
        Optional.ofNullable(settingsByName.get(name))
            .orElseThrow(() -> new IllegalStateException("no setting for " + name)));
  }

  private String registryAuth() {
    String auth = settings.get(ConnectionSettings.REGISTRY_AUTH);
    if (auth.equals("basic") && settings.get(ConnectionSettings.REGISTRY_USER).isEmpty()) {
      throw new IllegalArgumentException("registry.auth is basic: registry.user must be set");
    }
    if (auth.equals("bearer") && settings.get(ConnectionSettings.REGISTRY_TOKEN).isEmpty()) {
      throw new IllegalArgumentException("registry.auth is bearer: registry.token must be set");
    }
    return auth;
  }

  private long ms(Setting.One<Duration> setting) {
    return settings.get(setting).toMillis();
  }
}
