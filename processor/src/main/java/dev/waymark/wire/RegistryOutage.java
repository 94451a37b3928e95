package dev.waymark.wire;

/**
 * The registry gave no answer, although it was asked again and again. It says nothing about any
 * record: whoever needed the answer waits or stops, and rejects nothing.
 */
public final class RegistryOutage extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public RegistryOutage(String message) {
    super(message);
  }

  public RegistryOutage(String message, Throwable cause) {
    super(message, cause);
  }
}
