package dev.waymark.sandbox.replay;

import dev.waymark.app.Config;
import dev.waymark.app.Layer;
import dev.waymark.cli.Waymark;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Waymark's commands, given with some settings. */
record CommandLineOf(Config config) {

  /** What a command answers: the exit code, and what it said. */
  record Answer(int code, String said) {}

  Answer run(String... command) {
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said, true);
    int code =
        Waymark.commandLine()
            .setOut(out)
            .setErr(out)
            .execute(arguments(List.of(command), Map.of()).toArray(String[]::new));
    return new Answer(code, said.toString());
  }

  /** A command and its settings as words, some of them other than in the configuration. */
  List<String> arguments(List<String> command, Map<String, String> other) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Layer layer : config.settings().layers()) {
      texts.putAll(layer.texts());
    }
    texts.putAll(other);
    List<String> words = new ArrayList<>(command);
    texts.forEach((key, text) -> words.addAll(List.of("--set", key + "=" + text)));
    return words;
  }
}
