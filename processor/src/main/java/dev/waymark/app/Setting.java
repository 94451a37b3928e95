package dev.waymark.app;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** One thing a user can set. Help, documentation, validation and tests all come from it. */
public sealed interface Setting {

  /** Its name in files and after {@code --set}. */
  String key();

  /** Its default, as text. */
  String standardText();

  /** What it may be: the end of the sentence "it must be …". */
  String rule();

  /** What it is for. */
  String sentence();

  /** The environment variable that sets it. */
  default String variable() {
    return variable(key());
  }

  static String variable(String key) {
    return "WAYMARK_" + key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }

  /** Whether what is set under this key must not be shown. */
  static boolean isSecret(String key) {
    return SecretKeys.holds(key);
  }

  /** A setting with one value. */
  record One<T>(String key, String standardText, Kind<T> kind, String sentence) implements Setting {

    public One {
      check(key, sentence);
      kind.read(standardText);
    }

    @Override
    public String rule() {
      return kind.rule();
    }
  }

  /** A setting with entries, each under a key below this one: {@code reasons.late = …}. */
  record Many<V>(String key, Map<String, String> standard, Kind<V> kind, String sentence)
      implements Setting {

    public Many {
      standard = Collections.unmodifiableMap(new LinkedHashMap<>(standard));
      check(key, sentence);
      standard.values().forEach(kind::read);
    }

    @Override
    public String standardText() {
      return standard.entrySet().stream()
          .map(entry -> entry.getKey() + "=" + entry.getValue())
          .collect(Collectors.joining(", "));
    }

    @Override
    public String rule() {
      return "entries such as name=value, each value " + kind.rule();
    }

    /** Whether a key names one of its entries. */
    boolean holds(String entryKey) {
      return entryKey.startsWith(key + ".") && entryKey.length() > key.length() + 1;
    }

    /**
     * The entries that one text says, by their keys: {@code GOLD=120d, SILVER=100d}.
     *
     * @throws IllegalArgumentException when an item has no name
     */
    Map<String, String> entries(String text) {
      Map<String, String> entries = new LinkedHashMap<>();
      for (String item : Kinds.items(text)) {
        int equals = item.indexOf('=');
        Kinds.require(equals > 0);
        entries.put(key + "." + item.substring(0, equals).strip(), item.substring(equals + 1));
      }
      return entries;
    }

    /** The name of an entry in its key. */
    String name(String entryKey) {
      return entryKey.substring(key.length() + 1);
    }
  }

  private static void check(String key, String sentence) {
    if (!key.matches("[a-z][a-z0-9.-]*")) {
      throw new IllegalArgumentException("key is " + key + ": lower-case words, dots, hyphens");
    }
    if (!sentence.endsWith(".")) {
      throw new IllegalArgumentException(key + " is explained by " + sentence + ": not a sentence");
    }
  }
}
