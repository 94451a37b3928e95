package dev.waymark.query;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One file with all that a browser needs. The browser is told the hashes of its scripts and styles,
 * and runs nothing else: what a hostile event says stays text.
 */
public final class WebPage {

  private static final String FOLDER = "board/";
  private static final Pattern PART = Pattern.compile("<!-- (script|style) ([\\w.]+) -->");
  private static final String SENTENCE = "<!-- sentence -->";

  private final String html;
  private final String policy;

  private WebPage(String html, String policy) {
    this.html = html;
    this.policy = policy;
  }

  /** Puts a page together from its parts. */
  public static WebPage read(String name) {
    List<String> scripts = new ArrayList<>();
    List<String> styles = new ArrayList<>();
    Matcher parts = PART.matcher(text(name + ".html"));
    String html =
        parts.replaceAll(
            part -> {
              String content = text(part.group(2));
              (part.group(1).equals("script") ? scripts : styles).add(hash(content));
              return Matcher.quoteReplacement(
                  "<" + part.group(1) + ">" + content + "</" + part.group(1) + ">");
            });
    return new WebPage(html, policy(scripts, styles));
  }

  private static String policy(List<String> scripts, List<String> styles) {
    return "default-src 'none'; connect-src 'self'; form-action 'self'; base-uri 'none';"
        + " frame-ancestors 'none'; img-src data:; script-src "
        + sources(scripts)
        + "; style-src "
        + sources(styles);
  }

  private static String sources(List<String> hashes) {
    return hashes.isEmpty()
        ? "'none'"
        : hashes.stream().map(hash -> "'sha256-" + hash + "'").collect(Collectors.joining(" "));
  }

  /** The same page with a sentence of ours in its place for one. */
  WebPage saying(String sentence) {
    return new WebPage(html.replace(SENTENCE, sentence), policy);
  }

  /** The page as an answer. */
  public Answer answer(int status) {
    return Answer.html(status, html).with("Content-Security-Policy", policy);
  }

  private static String text(String file) {
    try (InputStream in = WebPage.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + FOLDER + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(String content) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
