package dev.waymark.app;

/** How a command ends, as the shell sees it. */
public enum ExitCode {
  /** It did what was asked. */
  OK(0),
  /** It could not. */
  FAILED(1),
  /** It was asked in a way that makes no sense: bad usage or bad settings. */
  REFUSED(2);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }
}
