package dev.waymark.app;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every setting there is, in the order in which they are explained. */
public final class Catalogue {

  private static final List<Setting> ALL =
      Stream.of(
              ConnectionSettings.ALL,
              EngineSettings.ALL,
              HttpSettings.ALL,
              LifecycleSettings.ALL,
              RiskSettings.ALL,
              WorthSettings.ALL,
              IntakeSettings.ALL,
              IdentitySettings.ALL,
              KpiSettings.ALL,
              HistorySettings.ALL)
          .flatMap(List::stream)
          .toList();

  private static final Set<Setting> RULES =
      Stream.of(
              List.of(ConnectionSettings.JOURNEY_PARTITIONS, ConnectionSettings.KPI_PARTITIONS),
              LifecycleSettings.ALL,
              RiskSettings.ALL,
              WorthSettings.ALL,
              IntakeSettings.ALL,
              KpiSettings.ALL)
          .flatMap(List::stream)
          .collect(Collectors.toUnmodifiableSet());

  private Catalogue() {}

  public static List<Setting> all() {
    return ALL;
  }

  /** The setting that a key belongs to. */
  public static Optional<Setting> find(String key) {
    return ALL.stream().filter(setting -> isAbout(setting, key)).findFirst();
  }

  /** Whether results depend on a setting, and not only where, when and how fast they come. */
  static boolean isRule(Setting setting) {
    return RULES.contains(setting);
  }

  private static boolean isAbout(Setting setting, String key) {
    return setting.key().equals(key)
        || (setting instanceof Setting.Many<?> many && many.holds(key));
  }
}
