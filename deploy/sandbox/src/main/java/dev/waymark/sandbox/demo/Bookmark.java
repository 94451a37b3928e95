package dev.waymark.sandbox.demo;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Which story a kept folder holds and how far it was told, so that the next start goes on.
 *
 * @param fromMs when the story begins, in epoch milliseconds
 * @param allHereMs when all customers have appeared
 * @param toldMs everything that arrived up to here is in the topics
 */
record Bookmark(int customers, long seed, long fromMs, long allHereMs, long toldMs) {

  private static final String FILE = "story.properties";

  /** The bookmark in a folder, or the one given where there is none. */
  static Bookmark in(Path folder, Bookmark otherwise) {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return otherwise;
    }
    try (Reader in = Files.newBufferedReader(file)) {
      Properties stored = new Properties();
      stored.load(in);
      return new Bookmark(
          Integer.parseInt(stored.getProperty("customers")),
          Long.parseLong(stored.getProperty("seed")),
          Long.parseLong(stored.getProperty("from")),
          Long.parseLong(stored.getProperty("all-here")),
          Long.parseLong(stored.getProperty("told")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(file + " is no bookmark of a story", e);
    }
  }

  Bookmark toldUntil(long ms) {
    return new Bookmark(customers, seed, fromMs, allHereMs, ms);
  }

  void writeTo(Path folder) {
    Properties stored = new Properties();
    stored.setProperty("customers", Integer.toString(customers));
    stored.setProperty("seed", Long.toString(seed));
    stored.setProperty("from", Long.toString(fromMs));
    stored.setProperty("all-here", Long.toString(allHereMs));
    stored.setProperty("told", Long.toString(toldMs));
    try (Writer out = Files.newBufferedWriter(folder.resolve(FILE))) {
      stored.store(out, "How far the demo's story was told");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
