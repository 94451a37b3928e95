package dev.waymark.stream;

import dev.waymark.domain.identity.IdentityRules;
import dev.waymark.domain.identity.Node;
import dev.waymark.domain.identity.Party;
import dev.waymark.wire.state.NodeCodec;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** What one task knows of names. */
final class Nodes {

  private final KeyValueStore<byte[], byte[]> store;
  private final IdentityRules rules;

  Nodes(KeyValueStore<byte[], byte[]> store, IdentityRules rules) {
    this.store = store;
    this.rules = rules;
  }

  Node get(byte[] key, Party self) {
    return read(self, store.get(key), rules);
  }

  static Node read(Party self, byte @Nullable [] known, IdentityRules rules) {
    return known == null ? Node.of(self, rules) : NodeCodec.read(self, known);
  }

  void put(byte[] key, Node node) {
    store.put(key, node.isAlone() ? null : NodeCodec.write(node));
  }

  void delete(byte[] key) {
    store.delete(key);
  }
}
