package dev.waymark.sandbox.chaos;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** The producer of a run in a process of its own; it ends with 0 when all is acknowledged. */
public final class SourceMain {

  private SourceMain() {}

  /**
   * @param args the seed, how many records at most, how many a second, then the words of the place
   */
  public static void main(String[] args) throws IOException {
    List<String> words = Arrays.asList(args);
    Place place = Place.of(words.subList(3, words.size()));
    try (Source source =
        new Source(place, Long.parseLong(words.get(0)), Long.parseLong(words.get(1)))) {
      source.send(Integer.parseInt(words.get(2)));
    }
    System.exit(0);
  }
}
