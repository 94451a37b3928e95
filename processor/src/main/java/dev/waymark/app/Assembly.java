package dev.waymark.app;

import dev.waymark.domain.event.IdentifierType;
import dev.waymark.domain.identity.IdentityRules;
import dev.waymark.domain.kpi.Grain;
import dev.waymark.domain.rules.Churn;
import dev.waymark.domain.rules.Lifecycle;
import dev.waymark.domain.rules.Lifecycle.PersonalLapse;
import dev.waymark.domain.rules.Limits;
import dev.waymark.domain.rules.RfmCuts;
import dev.waymark.domain.rules.Rules;
import dev.waymark.domain.rules.Saving;
import dev.waymark.domain.rules.ValueBands;
import dev.waymark.domain.rules.Weights;
import dev.waymark.domain.worth.BgNbd;
import dev.waymark.domain.worth.Expectation;
import dev.waymark.domain.worth.GammaGamma;
import dev.waymark.history.PublisherRules;
import dev.waymark.metrics.Measured;
import dev.waymark.stream.ErasureRules;
import dev.waymark.stream.StreamRules;
import dev.waymark.stream.Stretch;
import dev.waymark.stream.Topic;
import dev.waymark.stream.Topics;
import dev.waymark.wire.BlockedNames;
import dev.waymark.wire.Classification;
import dev.waymark.wire.InputRules;
import dev.waymark.wire.RegistryAuth;
import dev.waymark.wire.RegistrySettings;
import dev.waymark.wire.WireSettings;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes of the settings what the parts of Waymark are told. */
final class Assembly {

  private final Settings settings;

  Assembly(Settings settings) {
    this.settings = settings;
  }

  Rules rules() {
    return new Rules(
        settings.get(LifecycleSettings.RULES_VERSION),
        settings.get(LifecycleSettings.ZONE),
        settings.get(LifecycleSettings.CURRENCY),
        lifecycle(),
        value(),
        rfm(),
        churn(),
        saving(),
        limits(),
        Set.copyOf(settings.get(KpiSettings.CHANNELS)),
        Set.copyOf(settings.get(KpiSettings.CAMPAIGNS)),
        spanMs(LifecycleSettings.LOOKBACK),
        settings.get(KpiSettings.UNUSUAL_FLOOR),
        expectation(),
        ms(EngineSettings.CENSUS).orElse(Rules.NEVER));
  }

  /** Adds what is wrong with values that are each right but do not go together. */
  void check(List<String> faults) {
    List<Runnable> parts =
        List.of(
            this::lifecycle,
            this::value,
            this::rfm,
            this::segmentsOfLapses,
            this::churn,
            this::saving,
            this::limits,
            this::identity,
            this::expectation,
            this::topics,
            this::taken,
            this::wire,
            () -> new HttpAssembly(settings).check());
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
    Map<Topic, String> names = new LinkedHashMap<>();
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
        spanMs(LifecycleSettings.NEW_FOR),
        spanMs(LifecycleSettings.LAPSE_AFTER),
        spanMs(LifecycleSettings.LOST_AFTER),
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
            spanMs(LifecycleSettings.PERSONAL_MIN),
            spanMs(LifecycleSettings.PERSONAL_MAX)));
  }

  private ValueBands value() {
    Currency currency = settings.get(LifecycleSettings.CURRENCY);
    return new ValueBands(
        spanMs(LifecycleSettings.VALUE_WINDOW),
        settings.get(LifecycleSettings.VALUE_BOUNDS).stream()
            .map(bound -> minor("value.bounds", bound, currency))
            .toList(),
        settings.get(LifecycleSettings.VALUE_NAMES));
  }

  private RfmCuts rfm() {
    Currency currency = settings.get(LifecycleSettings.CURRENCY);
    return new RfmCuts(
        settings.get(LifecycleSettings.RFM_RECENCY).stream().map(Duration::toMillis).toList(),
        settings.get(LifecycleSettings.RFM_FREQUENCY).stream().map(Integer::longValue).toList(),
        settings.get(LifecycleSettings.RFM_MONETARY).stream()
            .map(cut -> minor("rfm.monetary", cut, currency))
            .toList());
  }

  private static long minor(String key, BigDecimal major, Currency currency) {
    int decimals = Math.max(0, currency.getDefaultFractionDigits());
    try {
      return major.movePointRight(decimals).longValueExact();
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          key + " has " + major + ": " + currency + " has " + decimals + " decimals", e);
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
        spanMs(RiskSettings.HORIZON),
        spanMs(RiskSettings.HALF_LIFE),
        settings.get(RiskSettings.EDGES),
        settings.get(RiskSettings.HYSTERESIS),
        Components.record(Weights.class, name -> component(RiskSettings.WEIGHTS, name)));
  }

  private Saving saving() {
    return new Saving(
        settings.get(RiskSettings.SAVING_COMPLAINTS),
        spanMs(RiskSettings.SAVING_WITHIN),
        Set.copyOf(settings.get(RiskSettings.DELIVERY_SOURCES)));
  }

  private Optional<Expectation> expectation() {
    List<String> missing =
        WorthSettings.PARAMETERS.stream()
            .filter(parameter -> settings.get(parameter).isEmpty())
            .map(Setting::key)
            .toList();
    if (missing.size() == WorthSettings.PARAMETERS.size()) {
      return Optional.empty();
    }
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "of BG/NBD and Gamma-Gamma " + missing + " are not set: all seven must be, or none");
    }
    return Optional.of(
        new Expectation(
            Components.record(BgNbd.class, name -> parameter(WorthSettings.BUYING, name)),
            Components.record(GammaGamma.class, name -> parameter(WorthSettings.SPENDING, name))));
  }

  private Double parameter(Map<String, Setting.One<Optional<Double>>> parameters, String name) {
    return component(parameters, name).orElseThrow();
  }

  private Limits limits() {
    return Components.record(Limits.class, name -> component(IntakeSettings.LIMITS, name));
  }

  private <T> T component(Map<String, Setting.One<T>> settingsByName, String name) {
    return settings.get(
        Optional.ofNullable(settingsByName.get(name))
            .orElseThrow(() -> new IllegalStateException("no setting for " + name)));
  }

  WireSettings wire() {
    RegistrySettings usual =
        RegistrySettings.at(settings.get(ConnectionSettings.REGISTRY_URL), registryAuth());
    RegistrySettings registry =
        new RegistrySettings(
            usual.urls(),
            usual.auth(),
            settings.get(ConnectionSettings.REGISTRY_TIMEOUT),
            settings.get(ConnectionSettings.REGISTRY_PATIENCE),
            usual.firstPause());
    boolean registers = settings.get(ConnectionSettings.REGISTRY_REGISTER);
    InputRules inputs =
        new InputRules(
            settings.get(LifecycleSettings.CURRENCY),
            settings.get(IntakeSettings.INPUT_MAX_BYTES).intValue(),
            new BlockedNames(Set.copyOf(settings.get(IntakeSettings.BLOCKED_VALUES))),
            new Classification(
                settings.get(IntakeSettings.REASONS),
                settings.get(IntakeSettings.LEAVE_PHRASES),
                settings.get(IntakeSettings.SENTIMENT_SCORE)));
    return new WireSettings(
        registry,
        registers,
        inputs,
        settings.get(ConnectionSettings.SERDE_CLASS),
        Map.copyOf(settings.get(ConnectionSettings.SERDE_SETTINGS)));
  }

  private RegistryAuth registryAuth() {
    return switch (settings.get(ConnectionSettings.REGISTRY_AUTH)) {
      case "basic" ->
          new RegistryAuth.Basic(
              settings.get(ConnectionSettings.REGISTRY_USER),
              settings.get(ConnectionSettings.REGISTRY_PASSWORD));
      case "bearer" -> new RegistryAuth.Bearer(settings.get(ConnectionSettings.REGISTRY_TOKEN));
      case "oauth" ->
          new RegistryAuth.ClientCredentials(
              URI.create(settings.get(ConnectionSettings.REGISTRY_OAUTH_URL)),
              settings.get(ConnectionSettings.REGISTRY_OAUTH_ID),
              settings.get(ConnectionSettings.REGISTRY_OAUTH_SECRET),
              settings.get(ConnectionSettings.REGISTRY_OAUTH_SCOPE));
      default -> new RegistryAuth.Anonymous();
    };
  }

  /** What the stream is told; {@code inputPartitions} is the most that any input topic has. */
  StreamRules stream(int inputPartitions) {
    int journeyPartitions = settings.get(ConnectionSettings.JOURNEY_PARTITIONS);
    return new StreamRules(
        rules(),
        identity(),
        erasure(),
        topics(),
        journeyPartitions,
        Math.max(inputPartitions, journeyPartitions),
        settings.get(ConnectionSettings.KPI_PARTITIONS),
        spanMs(EngineSettings.FUTURE_ALLOWED),
        spanMs(EngineSettings.IDLE_AFTER),
        ms(EngineSettings.CLOCK_END).orElse(Rules.NEVER),
        settings.get(EngineSettings.JOURNEYS_IN_MEMORY),
        retentionMs(),
        taken());
  }

  private Stretch taken() {
    return new Stretch(
        ms(EngineSettings.EVENTS_SINCE).orElse(Long.MIN_VALUE),
        ms(EngineSettings.EVENTS_UNTIL).orElse(Long.MAX_VALUE));
  }

  private Optional<Long> ms(Setting.One<Optional<Instant>> setting) {
    return settings.get(setting).map(Instant::toEpochMilli);
  }

  ErasureRules erasure() {
    return new ErasureRules(
        settings.get(IdentitySettings.ERASURE_KEY),
        settings.get(IdentitySettings.ERASURE_AFTERWARDS).equals("prospect"),
        settings.get(IdentitySettings.ERASURE_TELLS));
  }

  IdentityRules identity() {
    Map<IdentifierType, Integer> shared = new EnumMap<>(IdentifierType.class);
    IdentitySettings.SHARED.forEach((type, limit) -> shared.put(type, settings.get(limit)));
    return new IdentityRules(
        settings.get(IdentitySettings.REACH),
        shared,
        settings.get(IdentitySettings.CUSTOMERS),
        settings.get(IdentitySettings.NEIGHBOURS),
        settings.get(IdentitySettings.LINKS),
        settings.get(IdentitySettings.EVENTS));
  }

  /** What the publisher of history is told, if there is to be one. */
  Optional<PublisherRules> history(int journeyPartitions) {
    String url = settings.get(HistorySettings.URL);
    boolean replay = settings.get(EngineSettings.CLOCK_END).isPresent();
    boolean live = settings.get(HistorySettings.RUN).equals(Measured.LIVE);
    if (url.isEmpty() || (replay && live)) { // a replay must not write into what is live
      return Optional.empty();
    }
    return Optional.of(
        new PublisherRules(
            URI.create(url),
            historyAuth().header(),
            settings.get(HistorySettings.TIMEOUT),
            settings.get(HistorySettings.EVERY),
            settings.get(HistorySettings.RUN),
            settings.get(LifecycleSettings.ZONE),
            journeyPartitions,
            retentionMs()));
  }

  private RegistryAuth historyAuth() {
    String token = settings.get(HistorySettings.TOKEN);
    String user = settings.get(HistorySettings.USER);
    if (!token.isEmpty()) {
      return new RegistryAuth.Bearer(token);
    }
    return user.isEmpty()
        ? new RegistryAuth.Anonymous()
        : new RegistryAuth.Basic(user, settings.get(HistorySettings.PASSWORD));
  }

  private Map<Grain, Long> retentionMs() {
    Map<Grain, Long> kept = new EnumMap<>(Grain.class);
    KpiSettings.RETENTION.forEach(
        (grain, setting) -> {
          if (spanMs(setting) > 0) {
            kept.put(grain, spanMs(setting));
          }
        });
    return kept;
  }

  private long spanMs(Setting.One<Duration> setting) {
    return settings.get(setting).toMillis();
  }
}
