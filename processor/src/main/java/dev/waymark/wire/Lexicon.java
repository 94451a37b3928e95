package dev.waymark.wire;

import com.vader.sentiment.analyzer.SentimentAnalyzer;
import dev.waymark.domain.event.Sentiment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * The tone of English texts by the words in them: VADER (Hutto and Gilbert 2014), a lexicon of
 * valences with rules for negations, boosters, capitals and exclamation marks. The same text has
 * the same tone everywhere and at any time. Threads may share it.
 */
final class Lexicon {

  /** The library looks each word up in all the words before it: ten times the text, 100 times. */
  static final int MOST_CHARACTERS = 1000;

  private Lexicon() {}

  /** The tone of a text, by its first characters; unknown for one without any word it knows. */
  static Sentiment tone(String text) {
    if (text.isBlank()) {
      return Sentiment.UNKNOWN;
    }
    Map<String, Float> polarity = polarity(start(text));
    boolean knowsNoWord = share("positive", polarity) == 0 && share("negative", polarity) == 0;
    return knowsNoWord ? Sentiment.UNKNOWN : Sentiment.of(share("compound", polarity));
  }

  /** A word cut in two at the end is most likely in no lexicon. */
  private static String start(String text) {
    return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS);
  }

  private static float share(String name, Map<String, Float> polarity) {
    return polarity.getOrDefault(name, 0F);
  }

  private static Map<String, Float> polarity(String text) {
    try {
      SentimentAnalyzer analyzer = new SentimentAnalyzer(text);
      analyzer.analyze();
      return analyzer.getPolarity();
    } catch (IOException e) {
      throw new UncheckedIOException("reading from a string never fails", e);
    }
  }
}
