package dev.waymark.cli;

import dev.waymark.app.Layer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The settings in force, where {@code --settings} names something else. */
final class BaselineOptions {

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "The settings in force, as YAML or as a properties file.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = {"-s", "--set"},
      paramLabel = "KEY=VALUE",
      description = "One setting in force; stronger than the file and the environment.")
  private Map<String, String> single = new LinkedHashMap<>();

  /** What they are made of, over some defaults. */
  List<Layer> layers(Map<String, String> defaults) {
    return SettingsOptions.layers(defaults, files, single);
  }
}
