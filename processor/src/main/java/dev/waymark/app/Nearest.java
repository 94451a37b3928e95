package dev.waymark.app;

import java.util.Comparator;
import java.util.List;

/** Finds the key that somebody probably meant. */
final class Nearest {

  private Nearest() {}

  static String complaint(String unknown, String where) {
    return "unknown setting "
        + unknown
        + " ("
        + where
        + "): did you mean "
        + to(unknown, known(unknown))
        + "?";
  }

  private static List<String> known(String unknown) {
    boolean variable = unknown.startsWith("WAYMARK_");
    return Catalogue.all().stream().map(s -> variable ? s.variable() : s.key()).toList();
  }

  static String to(String unknown, List<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(key -> distance(unknown, key)))
        .orElseThrow(() -> new IllegalStateException("nothing is known"));
  }

  /** First words are often left out, so the end of a key counts almost like the whole. */
  private static int distance(String unknown, String key) {
    int least = levenshtein(unknown, key);
    for (int dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', dot + 1)) {
      least = Math.min(least, 1 + levenshtein(unknown, key.substring(dot + 1)));
    }
    return least;
  }

  /** Single-character insertions, deletions and replacements between two words. */
  static int levenshtein(String a, String b) {
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
      }
      above = row;
    }
    return above[b.length()];
  }
}
