package dev.waymark.wire;

/** The registry answered, and the answer was no: a schema is missing, or breaks its promise. */
public final class RegistryRefusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public RegistryRefusal(String message) {
    super(message);
  }
}
