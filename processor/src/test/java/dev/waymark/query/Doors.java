package dev.waymark.query;

import java.util.Map;
import java.util.Optional;

/** Rules for doors on this machine. */
final class Doors {

  private Doors() {}

  static HttpRules local(Gate gate) {
    return with(gate, new Turnstile(Map.of()));
  }

  static HttpRules with(Gate gate, Turnstile turnstile) {
    return new HttpRules("127.0.0.1", 0, gate, turnstile, AllowedPeers.LOCAL, Optional.empty());
  }

  static HttpRules at(int port) {
    HttpRules free = local(Gate.of(""));
    return new HttpRules(
        free.host(), port, free.gate(), free.turnstile(), free.peers(), free.tls());
  }
}
