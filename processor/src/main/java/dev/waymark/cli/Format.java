package dev.waymark.cli;

/** How a command shows rows. */
public enum Format {
  TABLE,
  CSV,
  JSON,
  MARKDOWN
}
