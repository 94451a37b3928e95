package dev.waymark.wire;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * Where the schema registry is and how patiently it is asked.
 *
 * @param urls the base addresses of its Confluent API, a path included where there is one; the
 *     first that answers is taken
 * @param timeout how long one request may take, connecting included
 * @param patience how long one question is asked again before it counts as an outage; shorter than
 *     the time within which a consumer must poll
 * @param firstPause the pause after the first vain round; it doubles with every further one
 */
public record RegistrySettings(
    List<URI> urls, RegistryAuth auth, Duration timeout, Duration patience, Duration firstPause) {

  /** The pause between two rounds never grows beyond this. */
  static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  public RegistrySettings {
    urls = List.copyOf(urls);
    if (urls.isEmpty()) {
      throw new IllegalArgumentException("registry urls is empty: schemas come from a registry");
    }
    urls.forEach(RegistrySettings::requireHttp);
    requirePositive(timeout, "timeout");
    requirePositive(patience, "patience");
    requirePositive(firstPause, "firstPause");
  }

  /**
   * The usual patience with the registry at these addresses.
   *
   * @param urls one address, or several separated by commas
   */
  public static RegistrySettings at(String urls, RegistryAuth auth) {
    List<URI> all =
        Arrays.stream(urls.split(","))
            .map(String::strip)
            .filter(url -> !url.isEmpty())
            .map(URI::create)
            .toList();
    return new RegistrySettings(
        all, auth, Duration.ofSeconds(5), Duration.ofSeconds(60), Duration.ofMillis(100));
  }

  private static void requireHttp(URI url) {
    String scheme = url.getScheme();
    if (url.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
      throw new IllegalArgumentException(
          "registry url is '" + url + "': it begins with http:// or https:// and names a host");
    }
    if (url.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "registry url for host '" + url.getHost() + "' holds a password: give it as a setting");
    }
  }

  private static void requirePositive(Duration duration, String name) {
    if (duration.isZero() || duration.isNegative()) {
      throw new IllegalArgumentException("registry " + name + " is " + duration + ": it is longer");
    }
  }
}
