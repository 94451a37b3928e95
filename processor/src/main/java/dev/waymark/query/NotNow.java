package dev.waymark.query;

/** The state cannot be read at present; asking again a little later will do. */
public final class NotNow extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public NotNow(String reason) {
    super(reason);
  }
}
