package dev.waymark.cli;

import dev.waymark.app.Config;
import dev.waymark.app.ExitCode;
import dev.waymark.app.Refusal;
import dev.waymark.rebuild.Runs;
import java.io.Console;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/** Deletes a run, after asking. */
record Removal(Config config, String name, boolean yes, PrintWriter out) {

  int call() {
    Runs runs = Runs.of(config);
    List<String> parts = runs.parts(name);
    out.println("the run " + name + " is");
    parts.forEach(part -> out.println("  " + part));
    out.flush();
    if (!yes && !isSure()) {
      out.println("nothing is deleted");
      return ExitCode.OK.number();
    }
    runs.delete(name);
    out.println("the run " + name + " is deleted");
    return ExitCode.OK.number();
  }

  private boolean isSure() {
    Console console =
        Optional.ofNullable(System.console())
            .orElseThrow(
                () -> new Refusal("--yes is missing: there is nobody at a terminal to be asked"));
    String answer = console.readLine("Delete all of it? Type the name of the run: ");
    return name.equals(answer);
  }
}
