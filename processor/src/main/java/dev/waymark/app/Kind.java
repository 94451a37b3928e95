package dev.waymark.app;

import java.util.function.Function;

/**
 * What a setting may be.
 *
 * @param rule the rule as the end of the sentence "it must be …"
 * @param reader makes the value of its text, or throws {@link IllegalArgumentException}
 */
public record Kind<T>(String rule, Function<String, T> reader) {

  /**
   * The value that a text says.
   *
   * @throws IllegalArgumentException when the text breaks the rule
   */
  public T read(String text) {
    return reader.apply(text.strip());
  }
}
