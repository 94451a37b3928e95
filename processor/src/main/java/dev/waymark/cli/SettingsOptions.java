package dev.waymark.cli;

import dev.waymark.app.Config;
import dev.waymark.app.Environment;
import dev.waymark.app.Layer;
import dev.waymark.app.SettingsFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options by which a command takes settings: file, then environment, then single values. */
public final class SettingsOptions {

  @Option(
      names = {"-c", "--config", "--settings"},
      paramLabel = "FILE",
      description = "Settings, as YAML or as a properties file. 'waymark settings' lists them.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = {"-s", "--set"},
      paramLabel = "KEY=VALUE",
      description = "One setting; stronger than the file and the environment.")
  private Map<String, String> single = new LinkedHashMap<>();

  /** The configuration asked for. */
  public Config config() {
    return config(Map.of());
  }

  /** The configuration asked for, over other defaults than the usual ones. */
  public Config config(Map<String, String> defaults) {
    return Config.of(layers(defaults, files, single));
  }

  /** What settings are made of, each stronger than the one before. */
  static List<Layer> layers(
      Map<String, String> defaults, List<Path> files, Map<String, String> single) {
    List<Layer> layers = new ArrayList<>();
    layers.add(new Layer("default", defaults));
    files.forEach(file -> layers.add(SettingsFile.read(file)));
    layers.add(Environment.read(System.getenv()));
    layers.add(new Layer("command line", single));
    return layers;
  }
}
