package dev.waymark.wire;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** How we show the registry who we are. None of them prints its secret. */
public sealed interface RegistryAuth {

  /** The value of the Authorization header, where one is sent. */
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
}
