package dev.waymark.sandbox.fit;

import dev.waymark.cli.Waymark;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;

/** What a run of {@code waymark} said, and its exit code. */
record Command(int code, String said) {

  static Command run(List<String> arguments) {
    StringWriter said = new StringWriter();
    CommandLine line = Waymark.commandLine();
    line.setOut(new PrintWriter(said, true));
    line.setErr(new PrintWriter(said, true));
    int code = line.execute(arguments.toArray(String[]::new));
    return new Command(code, said.toString());
  }

  static Command run(String... arguments) {
    return run(List.of(arguments));
  }
}
