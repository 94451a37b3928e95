package dev.waymark.sandbox.replay;

import dev.waymark.app.Config;
import dev.waymark.app.EngineSettings;
import dev.waymark.app.Failure;
import dev.waymark.app.Layer;
import dev.waymark.cli.Waymark;
import dev.waymark.sandbox.ChildProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Instances in processes of their own: {@code waymark run}, as anybody would start it. */
final class Processes implements Instances {

  private static final List<String> OPTIONS =
      List.of("-Xmx512m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED");

  private final List<ChildProcess> children = new ArrayList<>();

  private Processes() {}

  static Processes start(Config config, int count) {
    Processes processes = new Processes();
    try {
      for (int number = 1; number <= count; number++) {
        processes.children.add(child(config, number));
      }
      return processes;
    } catch (RuntimeException e) {
      processes.close();
      throw e;
    }
  }

  /** Their processes, to see how they are and to end them the hard way. */
  List<ProcessHandle> handles() {
    return children.stream().map(ChildProcess::handle).toList();
  }

  @Override
  public void requireAlive() {
    if (handles().stream().noneMatch(ProcessHandle::isAlive)) {
      throw new Failure("every instance of Waymark has ended; their logs say why");
    }
  }

  @Override
  public void close() {
    children.forEach(ChildProcess::close);
  }

  private static ChildProcess child(Config config, int number) {
    String name = "instance-" + number;
    Path folder = Path.of(config.settings().get(EngineSettings.STATE_DIR)).resolve(name);
    List<String> arguments = new ArrayList<>(List.of(Waymark.class.getName(), "run"));
    texts(config, folder)
        .forEach((key, text) -> arguments.addAll(List.of("--set", key + "=" + text)));
    return ChildProcess.start(name, made(folder), OPTIONS, ChildProcess.classPath(), arguments);
  }

  private static Map<String, String> texts(Config config, Path folder) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Layer layer : config.settings().layers()) {
      texts.putAll(layer.texts());
    }
    texts.put("state.dir", folder.resolve("state").toString());
    texts.put("http.port", "0");
    return texts;
  }

  private static Path made(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
