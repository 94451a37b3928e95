package dev.waymark.ingest;

import java.util.List;

/** A mapping file or an event file does not say what it must; all faults at once, as sentences. */
public final class MappingFaults extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final List<String> faults;

  MappingFaults(List<String> faults) {
    super(String.join("\n", faults));
    this.faults = List.copyOf(faults);
  }

  /** The sentences, one for each fault. */
  public List<String> faults() {
    return faults;
  }
}
