package dev.waymark.query;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What an instance finds under one name, by itself. */
sealed interface Looked {

  /** This is it. */
  record Found(ObjectNode json) implements Looked {}

  /** Somebody else has it, by the {@linkplain dev.waymark.domain.identity.Party#key key}. */
  record LeadsOn(String owner) implements Looked {}

  /** It is not known here. */
  record Nothing() implements Looked {}
}
