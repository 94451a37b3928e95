package dev.waymark.app;

import java.util.Optional;

/**
 * A record of an output topic.
 *
 * @param key whom or what it is about
 * @param value what is said, empty when the key is forgotten
 */
public record Told<T>(String key, Optional<T> value) {}
