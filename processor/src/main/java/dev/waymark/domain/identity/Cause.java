package dev.waymark.domain.identity;

/**
 * What showed who is who.
 *
 * @param id the id of the event, link or erasure
 * @param atMs when it happened, in epoch milliseconds
 */
public record Cause(Kind kind, String id, long atMs) {

  /** What it was. */
  public enum Kind {
    EVENT,
    LINK,
    UNLINK,
    ERASURE
  }

  static Cause of(Link link) {
    return new Cause(link.together() ? Kind.LINK : Kind.UNLINK, link.id(), link.atMs());
  }
}
