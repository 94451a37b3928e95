package dev.waymark.ingest;

/**
 * A line from which no event could be made.
 *
 * @param file the file's name, without its folder
 * @param line the number of the line, from 1
 * @param reason the thing and the rule it broke, as a sentence
 * @param value what was there instead, shortened
 */
public record BadLine(String file, long line, String reason, String value) {

  private static final int SHOWN = 120;

  public BadLine {
    if (value.length() > SHOWN) {
      value = value.substring(0, SHOWN) + "…";
    }
  }
}
