package dev.waymark.app;

import dev.waymark.query.AllowedPeers;
import dev.waymark.query.Gate;
import dev.waymark.query.HttpRules;
import dev.waymark.query.Tls;
import dev.waymark.query.Turnstile;
import dev.waymark.query.Turnstile.Way;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes of the settings of HTTP what the door is told. */
final class HttpAssembly {

  /** Names and addresses that never leave this machine; others are not looked up to find out. */
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|::1|\\[::1]|0:0:0:0:0:0:0:1");

  /** An instance asks for all who ask it. */
  private static final int PEERS_ASK_MORE = 10;

  private final Settings settings;

  HttpAssembly(Settings settings) {
    this.settings = settings;
  }

  HttpRules rules() {
    int lookUps = settings.get(HttpSettings.LOOK_UPS);
    Turnstile turnstile =
        new Turnstile(
            Map.of(
                Way.LOGIN,
                settings.get(HttpSettings.WRONG_TOKENS),
                Way.LOOK_UP,
                lookUps,
                Way.PEER,
                PEERS_ASK_MORE * lookUps));
    return new HttpRules(
        settings.get(HttpSettings.HOST),
        settings.get(HttpSettings.PORT),
        gate(),
        turnstile,
        peers(),
        tls());
  }

  Optional<Tls> tls() {
    return settings.get(HttpSettings.TLS_CERTIFICATE).isEmpty()
        ? Optional.empty()
        : Optional.of(new TlsFiles(settings).tls(certificatesOpen()));
  }

  /**
   * Whether the settings go together; files are not looked at, which may be on another machine.
   *
   * @throws IllegalArgumentException when they do not
   */
  void check() {
    requireTogether(HttpSettings.TLS_PRIVATE_KEY, HttpSettings.TLS_CERTIFICATE);
    requireTogether(HttpSettings.TLS_TRUSTED, HttpSettings.TLS_CERTIFICATE);
    if (certificatesOpen() && settings.get(HttpSettings.TLS_TRUSTED).isEmpty()) {
      throw new IllegalArgumentException(
          "http.tls.clients is certificate: http.tls.trusted must say whose");
    }
    if (gate().standsOpen() && !isLocal()) {
      throw new IllegalArgumentException(
          "http.host is "
              + settings.get(HttpSettings.HOST)
              + ": others can reach it and would see customers, so http.token must be set, or"
              + " http.tls.clients be certificate");
    }
  }

  private void requireTogether(Setting.One<String> given, Setting.One<String> needed) {
    if (!settings.get(given).isEmpty() && settings.get(needed).isEmpty()) {
      throw new IllegalArgumentException(
          given.key() + " is set and " + needed.key() + " is not: it says nothing without it");
    }
  }

  private Gate gate() {
    return Gate.of(settings.get(HttpSettings.TOKEN), certificatesOpen());
  }

  private boolean certificatesOpen() {
    return settings.get(HttpSettings.TLS_CLIENTS).equals("certificate");
  }

  private AllowedPeers peers() {
    List<AllowedPeers.Allowed> given = settings.get(HttpSettings.PEERS);
    if (!given.isEmpty()) {
      return new AllowedPeers(given);
    }
    return isLocal() ? AllowedPeers.LOCAL : AllowedPeers.NONE;
  }

  private boolean isLocal() {
    return LOOPBACK.matcher(settings.get(HttpSettings.HOST)).matches();
  }
}
