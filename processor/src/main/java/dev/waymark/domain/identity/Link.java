package dev.waymark.domain.identity;

/**
 * Somebody says explicitly that two names are one person's, or that they are not after all. The
 * last word on two names counts, and it overrules whatever events say.
 *
 * @param atMs from when it holds, in epoch milliseconds
 */
public record Link(String id, long atMs, Party left, Party right, boolean together)
    implements Command {

  public Link {
    if (left.equals(right)) {
      throw new IllegalArgumentException("a link has the same name on both sides");
    }
  }

  /** What either side keeps of it. */
  public Tie.Command command() {
    return new Tie.Command(atMs, id, together);
  }
}
