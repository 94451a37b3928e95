package dev.waymark.app;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one source of settings says.
 *
 * @param where the source, as a user knows it
 * @param texts the texts by key
 */
public record Layer(String where, Map<String, String> texts) {

  public Layer {
    texts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(texts));
  }
}
