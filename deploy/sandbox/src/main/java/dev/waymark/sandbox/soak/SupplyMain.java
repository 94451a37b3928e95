package dev.waymark.sandbox.soak;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** The producer of a soak in a process of its own; it ends with 0 when all has arrived. */
public final class SupplyMain {

  private SupplyMain() {}

  /**
   * @param args the seed, how many customers live at once, how many records a second, then the
   *     words of the site
   */
  public static void main(String[] args) throws IOException {
    List<String> words = Arrays.asList(args);
    Generations generations =
        new Generations(Integer.parseInt(words.get(1)), Long.parseLong(words.get(0)));
    Site site = Site.of(words.subList(3, words.size()));
    new Supply(site, generations).send(Integer.parseInt(words.get(2)));
    System.exit(0);
  }
}
