package dev.waymark.wire;

import dev.waymark.domain.event.Reason;
import dev.waymark.domain.event.Sentiment;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the words of the sources mean: their reasons by the short list, the phrases by which
 * customers say that they mean to leave, and the tone of a text whose source says none. Upper and
 * lower case, blanks, dashes and underscores make no difference to reasons and phrases. The names
 * of the short list themselves are always understood.
 *
 * @param reasons the sources' words for reasons
 * @param leavePhrases phrases of leaving, matched as whole words
 * @param scoresTexts whether a text without a tone is scored by the lexicon
 */
public record Classification(
    Map<String, Reason> reasons, List<String> leavePhrases, boolean scoresTexts) {

  /** The names of the short list, no leave phrases, no texts scored. */
  public static final Classification PLAIN = new Classification(Map.of(), List.of(), false);

  public Classification {
    Map<String, Reason> known = new HashMap<>();
    for (Reason reason : Reason.values()) {
      known.put(plainWord(reason.name()), reason);
    }
    reasons.forEach((word, reason) -> known.put(plainWord(word), reason));
    reasons = Map.copyOf(known);
    leavePhrases = leavePhrases.stream().map(Classification::plainText).distinct().toList();
    if (leavePhrases.contains("")) {
      throw new IllegalArgumentException("a leave phrase is empty: it would match every text");
    }
  }

  /** The reason a source's word stands for; NONE for no word, OTHER for one nobody explained. */
  public Reason reason(String word) {
    if (word.isBlank()) {
      return Reason.NONE;
    }
    Reason exact = reasons.get(word);
    return exact != null ? exact : reasons.getOrDefault(plainWord(word), Reason.OTHER);
  }

  /** Whether there is any use in reading a text to which the source gave this tone. */
  boolean readsTexts(Sentiment given) {
    return !leavePhrases.isEmpty() || (scoresTexts && !given.isKnown());
  }

  /** The tone the source gave, or else the one that a customer's text has. */
  Sentiment tone(Sentiment given, String text) {
    return given.isKnown() || !scoresTexts ? given : Lexicon.tone(text);
  }

  /** Whether the text says that the customer means to leave. */
  public boolean isLeaving(String text) {
    if (text.isEmpty() || leavePhrases.isEmpty()) {
      return false;
    }
    String plain = plainText(text);
    for (String phrase : leavePhrases) {
      if (holds(plain, phrase)) {
        return true;
      }
    }
    return false;
  }

  private static boolean holds(String text, String phrase) {
    for (int at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
      if (endsWord(text, at - 1) && endsWord(text, at + phrase.length())) {
        return true;
      }
    }
    return false;
  }

  private static boolean endsWord(String text, int at) {
    return at < 0 || at >= text.length() || !Character.isLetterOrDigit(text.charAt(at));
  }

  private static String plainWord(String word) {
    return plainText(word.replace('_', ' ').replace('-', ' '));
  }

  private static String plainText(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isWhitespace(c)) {
        plain.append(c == '\u2019' ? '\'' : c);
      } else if (!plain.isEmpty() && plain.charAt(plain.length() - 1) != ' ') {
        plain.append(' ');
      }
    }
    return plain.toString().strip().toLowerCase(Locale.ROOT);
  }
}
