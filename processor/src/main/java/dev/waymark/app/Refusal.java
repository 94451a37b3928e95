package dev.waymark.app;

import java.util.List;

/** What was asked for cannot be done as asked: all faults at once, each a sentence. */
public final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final List<String> faults;

  public Refusal(List<String> faults) {
    super(String.join("\n", faults));
    this.faults = List.copyOf(faults);
  }

  public Refusal(String fault) {
    this(List.of(fault));
  }

  /** The sentences, one for each fault. */
  public List<String> faults() {
    return faults;
  }
}
