package dev.waymark.cli;

import dev.waymark.app.Refusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import picocli.CommandLine.Option;

/** The options of commands that change something: what would be done is shown before it is. */
final class Confirmation {

  @Option(names = "--dry-run", description = "Shows what would be done, and does nothing.")
  private boolean dryRun;

  @Option(names = "--yes", description = "Does it without asking.")
  private boolean yes;

  /**
   * Whether to go on, now that it was shown what would be done.
   *
   * @param answer what has to be typed
   * @throws Refusal when something else was typed, or nothing could be
   */
  boolean isGiven(String answer, PrintWriter out) {
    if (dryRun) {
      out.println("nothing was done: this was a dry run");
      out.flush();
      return false;
    }
    if (yes) {
      return true;
    }
    out.println("Type " + answer + " to go on:");
    out.flush();
    if (answer.equals(typed())) {
      return true;
    }
    throw new Refusal(
        "nothing was done: " + answer + " was not typed; --yes does it without asking");
  }

  @SuppressWarnings("DefaultCharset") // a terminal speaks its user's
  private static String typed() {
    try {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
      String line = in.readLine();
      return line == null ? "" : line.strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
