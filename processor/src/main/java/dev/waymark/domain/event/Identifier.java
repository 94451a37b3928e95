package dev.waymark.domain.event;

/** A name by which a source knows somebody. */
public record Identifier(IdentifierType type, String value) {

  public Identifier {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("identifier " + type + " is empty: it names nobody");
    }
  }
}
