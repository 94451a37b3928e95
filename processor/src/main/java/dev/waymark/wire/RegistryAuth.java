package dev.waymark.wire;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** How we show the registry who we are. None of them prints its secret. */
public sealed interface RegistryAuth {

  /** The value of the Authorization header, where one is sent that is always the same. */
  Optional<String> header();

  /** The registry asks nobody. */
  record Anonymous() implements RegistryAuth {
    @Override
    public Optional<String> header() {
      return Optional.empty();
    }
  }

  /** A name and a password. */
  record Basic(String user, String password) implements RegistryAuth {

    public Basic {
      if (user.isEmpty() || user.contains(":")) {
        throw new IllegalArgumentException(
            "registry user is '" + user + "': it is not empty and has no colon");
      }
    }

    @Override
    public Optional<String> header() {
      byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
      return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair));
    }

    @Override
    public String toString() {
      return "Basic[user=" + user + "]";
    }
  }

  /** A token. */
  record Bearer(String token) implements RegistryAuth {

    public Bearer {
      if (token.isBlank()) {
        throw new IllegalArgumentException("registry token is empty: nobody is known by it");
      }
    }

    @Override
    public Optional<String> header() {
      return Optional.of("Bearer " + token);
    }

    @Override
    public String toString() {
      return "Bearer[]";
    }
  }

  /**
   * A token that an issuer gives us for a while (OAuth 2, client credentials).
   *
   * @param tokens where the issuer gives tokens
   * @param scope what is asked for; empty for what the issuer gives unasked
   */
  record ClientCredentials(URI tokens, String id, String secret, String scope)
      implements RegistryAuth {

    public ClientCredentials {
      boolean isWeb = "http".equals(tokens.getScheme()) || "https".equals(tokens.getScheme());
      if (!isWeb || tokens.getHost() == null || tokens.getUserInfo() != null) {
        throw new IllegalArgumentException(
            "registry.oauth.token-url is not an address that begins with http:// or https://,"
                + " names a host and no password");
      }
      if (id.isEmpty() || secret.isEmpty()) {
        throw new IllegalArgumentException(
            "registry.auth is oauth: registry.oauth.client-id and registry.oauth.client-secret"
                + " must be set");
      }
    }

    /** It changes: the connection asks for it. */
    @Override
    public Optional<String> header() {
      return Optional.empty();
    }

    @Override
    public String toString() {
      return "ClientCredentials[tokens=" + tokens + ", id=" + id + "]";
    }
  }
}
