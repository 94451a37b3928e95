package dev.waymark.query;

import java.util.Optional;

/**
 * Where HTTP listens, and to whom.
 *
 * @param port the port, or 0 for any that is free
 * @param gate who may see customers
 * @param turnstile how often
 * @param peers which addresses other instances may have
 * @param tls how it is encrypted; not at all when empty
 */
public record HttpRules(
    String host, int port, Gate gate, Turnstile turnstile, AllowedPeers peers, Optional<Tls> tls) {}
