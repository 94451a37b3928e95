package dev.waymark.query;

/**
 * What went wrong and where, without what was said of it: the messages of exceptions may quote what
 * was asked, and logs never name anybody.
 */
public final class Unspoken extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final int DEEPEST = 8;

  private Unspoken(Throwable thrown) {
    super(thrown.getClass().getName());
    setStackTrace(thrown.getStackTrace());
  }

  /** The same with its causes, each with its class and where it happened. */
  public static Unspoken of(Throwable thrown) {
    return of(thrown, DEEPEST);
  }

  private static Unspoken of(Throwable thrown, int deep) {
    Unspoken unspoken = new Unspoken(thrown);
    if (thrown.getCause() != null && deep > 0) {
      unspoken.initCause(of(thrown.getCause(), deep - 1));
    }
    return unspoken;
  }
}
