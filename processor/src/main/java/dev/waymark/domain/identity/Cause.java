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

  /** What an explicit word on two names shows. */
  public static Cause of(Tie.Command command) {
    Kind kind = command.together() ? Kind.LINK : Kind.UNLINK;
    return new Cause(kind, command.linkId(), command.atMs());
  }
}
