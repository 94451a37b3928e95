package dev.waymark.query;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.streams.state.HostInfo;

/**
 * Which addresses other instances may have. Whoever is in the consumer group announces any address;
 * only those that are allowed are asked, and shown the token.
 */
public record AllowedPeers(List<Allowed> allowed) {

  /** None at all. */
  public static final AllowedPeers NONE = new AllowedPeers(List.of());

  /** Those on this machine. */
  public static final AllowedPeers LOCAL =
      new AllowedPeers(
          List.of(
              Allowed.read("127.0.0.1:*"), Allowed.read("localhost:*"), Allowed.read("[::1]:*")));

  public AllowedPeers {
    allowed = List.copyOf(allowed);
  }

  boolean include(HostInfo peer) {
    return allowed.stream().anyMatch(each -> each.includes(peer));
  }

  /**
   * One host, or all below a domain, or all of a range of IPv4 addresses, and its port.
   *
   * @param host a name or address, {@code *.domain}, or an address and the length of its prefix
   * @param port the port, -1 for any
   */
  public record Allowed(String host, int port) {

    private static final Pattern FORM =
        Pattern.compile("(\\[[0-9a-f:]+]|(?:\\*\\.)?[a-z0-9._-]+(?:/\\d{1,2})?):(\\d{1,5}|\\*)");
    private static final Pattern RANGE = Pattern.compile("([\\d.]+)/(\\d{1,2})");
    private static final Pattern IPV4 =
        Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final int ANY = -1;
    private static final int BITS = 32;

    /**
     * What a text such as {@code *.waymark.shop.svc:8080} allows.
     *
     * @throws IllegalArgumentException when it is no such text
     */
    public static Allowed read(String text) {
      Matcher parts = FORM.matcher(text.toLowerCase(Locale.ROOT));
      if (!parts.matches() || (parts.group(1).contains("/") && range(parts.group(1)) == null)) {
        throw new IllegalArgumentException(text);
      }
      String port = parts.group(2);
      return new Allowed(parts.group(1), port.equals("*") ? ANY : Integer.parseInt(port));
    }

    boolean includes(HostInfo peer) {
      String named = peer.host().toLowerCase(Locale.ROOT);
      return (port == ANY || port == peer.port())
          && (isHost(named) || isBelow(named) || isIn(named));
    }

    private boolean isHost(String named) {
      return host.equals(named) || host.equals("[" + named + "]");
    }

    private boolean isBelow(String named) {
      return host.startsWith("*.")
          && named.endsWith(host.substring(1))
          && named.matches("[a-z0-9._-]+");
    }

    private boolean isIn(String named) {
      Range range = range(host);
      Matcher address = IPV4.matcher(named);
      return range != null && address.matches() && range.holds(address);
    }

    private static @org.jspecify.annotations.Nullable Range range(String host) {
      Matcher range = RANGE.matcher(host);
      if (!range.matches()) {
        return null;
      }
      Matcher first = IPV4.matcher(range.group(1));
      int prefix = Integer.parseInt(range.group(2));
      return first.matches() && prefix <= BITS ? new Range(number(first), prefix) : null;
    }

    private static long number(Matcher address) {
      long number = 0;
      for (int part = 1; part <= address.groupCount(); part++) {
        number = number << 8 | Integer.parseInt(address.group(part));
      }
      return number;
    }

    private record Range(long first, int prefix) {

      boolean holds(Matcher address) {
        int rest = BITS - prefix;
        return number(address) >> rest == first >> rest;
      }
    }
  }
}
