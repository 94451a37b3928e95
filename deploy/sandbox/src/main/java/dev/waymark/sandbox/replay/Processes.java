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
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Instances in processes of their own: {@code waymark run}, as anybody would start it. */
final class Processes implements Instances {

  private static final Logger LOG = LoggerFactory.getLogger(Processes.class);
  private static final List<String> OPTIONS =
      List.of("-Xmx512m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED");

  private final List<ChildProcess> children = new ArrayList<>();
  private final BitSet known = new BitSet();

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

  /**
   * Ends one the hard way, as {@code kill -9} does.
   *
   * @param number the first is 1
   * @throws Failure when it had ended by itself, with the end of its log
   */
  void kill(int number) {
    ChildProcess child = children.get(number - 1);
    if (!child.isAlive()) {
      throw new Failure(ended(child));
    }
    child.kill();
    known.set(number - 1);
  }

  /**
   * Says of each that has ended that it has: the others do its work.
   *
   * @throws Failure when nobody is left to do the work, with the end of the last one's log
   */
  @Override
  public void requireAlive() {
    for (int index = 0; index < children.size(); index++) {
      ChildProcess child = children.get(index);
      if (!child.isAlive() && !known.get(index)) {
        known.set(index);
        if (known.cardinality() == children.size()) {
          throw new Failure("nobody is left to do the work: " + ended(child));
        }
        LOG.warn("{}", ended(child));
      }
    }
  }

  private static String ended(ChildProcess child) {
    return child + " has ended by itself. Its log ends:\n" + child.logEnd();
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
