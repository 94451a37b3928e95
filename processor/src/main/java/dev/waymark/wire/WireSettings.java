package dev.waymark.wire;

import java.util.Map;

/**
 * How records are read and written.
 *
 * @param registers whether schemas that the registry misses are registered; for the sandbox
 * @param serdeClass the name of another serde to use; empty for our own
 * @param serdeSettings what that serde is configured with
 */
public record WireSettings(
    RegistrySettings registry,
    boolean registers,
    InputRules inputs,
    String serdeClass,
    Map<String, Object> serdeSettings) {

  public WireSettings {
    serdeSettings = Map.copyOf(serdeSettings);
  }

  /** Our own serde. */
  public static WireSettings of(RegistrySettings registry, boolean registers, InputRules inputs) {
    return new WireSettings(registry, registers, inputs, "", Map.of());
  }

  /** Another serde, by its name. */
  public WireSettings withSerde(String className, Map<String, Object> settings) {
    return new WireSettings(registry, registers, inputs, className, settings);
  }

  /** Without the settings of the other serde: there may be a secret among them. */
  @Override
  public String toString() {
    return "WireSettings[registry=" + registry + ", serdeClass=" + serdeClass + "]";
  }
}
