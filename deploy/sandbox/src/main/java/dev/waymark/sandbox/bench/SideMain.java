package dev.waymark.sandbox.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * One side in a process of its own. It reads the name of a round from each line of standard input,
 * runs it and answers with what it took; when standard input ends, so does it.
 */
public final class SideMain {

  /** Begins every answer, so that nothing else is taken for one. */
  static final String ANSWER = "=> ";

  private SideMain() {}

  /**
   * @param args the kind of side, then the words of the load
   */
  public static void main(String[] args) throws IOException {
    Locale.setDefault(Locale.US); // as Waymark itself does
    PrintStream answers = System.out;
    // What libraries print must not get between the answers.
    System.setOut(System.err);
    List<String> words = Arrays.asList(args);
    Side side = Side.Kind.valueOf(words.get(0)).on(Load.of(words.subList(1, words.size())));
    BufferedReader rounds =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String round = rounds.readLine(); round != null; round = rounds.readLine()) {
      answers.println(ANSWER + side.run(round).words());
    }
    System.exit(0);
  }
}
