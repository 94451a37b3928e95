package dev.waymark.stream;

import dev.waymark.domain.identity.Node;
import dev.waymark.domain.identity.Party;
import java.util.List;

/**
 * What is known of one name.
 *
 * @param node with whom it was seen, and to whom it belongs; nothing in it for a customer who was
 *     never linked with another one
 * @param names with which names a customer was seen; empty for an identifier
 * @param owner of whose journey a customer's events are part of, or the latest owner of an
 *     identifier, by {@linkplain Party#key key}
 */
public record KnownName(Node node, List<Party> names, String owner) {

  public KnownName {
    names = List.copyOf(names);
  }
}
