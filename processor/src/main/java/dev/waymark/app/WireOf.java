package dev.waymark.app;

import dev.waymark.wire.BlockedNames;
import dev.waymark.wire.Classification;
import dev.waymark.wire.InputRules;
import dev.waymark.wire.RegistryAuth;
import dev.waymark.wire.RegistrySettings;
import dev.waymark.wire.Wire;
import dev.waymark.wire.WireSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Makes the way in and out of the settings. */
public final class WireOf {

  private final Config config;
  private final Settings settings;

  public WireOf(Config config) {
    this.config = config;
    this.settings = config.settings();
  }

  /**
   * The way in and out.
   *
   * @param registers whether schemas that the registry misses are registered; for the sandbox
   */
  public Wire wire(boolean registers) {
    RegistrySettings registry =
        RegistrySettings.at(settings.get(ConnectionSettings.REGISTRY_URL), auth());
    WireSettings own = WireSettings.of(registry, registers, inputs());
    String serde = settings.get(ConnectionSettings.SERDE_CLASS);
    return Wire.of(serde.isEmpty() ? own : own.withSerde(serde, serdeSettings()));
  }

  private RegistryAuth auth() {
    return switch (settings.get(ConnectionSettings.REGISTRY_AUTH)) {
      case "basic" ->
          new RegistryAuth.Basic(
              settings.get(ConnectionSettings.REGISTRY_USER),
              settings.get(ConnectionSettings.REGISTRY_PASSWORD));
      case "bearer" -> new RegistryAuth.Bearer(settings.get(ConnectionSettings.REGISTRY_TOKEN));
      default -> new RegistryAuth.Anonymous();
    };
  }

  private InputRules inputs() {
    return new InputRules(
        config.rules().currency(),
        Math.toIntExact(settings.get(IntakeSettings.INPUT_MAX_BYTES)),
        new BlockedNames(Set.copyOf(settings.get(IntakeSettings.BLOCKED_VALUES))),
        new Classification(
            settings.get(IntakeSettings.REASONS), settings.get(IntakeSettings.LEAVE_PHRASES)));
  }

  /** What Confluent's serdes, and those that imitate them, are configured with. */
  private Map<String, Object> serdeSettings() {
    Map<String, Object> all = new HashMap<>(settings.get(ConnectionSettings.KAFKA));
    all.put("schema.registry.url", settings.get(ConnectionSettings.REGISTRY_URL));
    return all;
  }
}
