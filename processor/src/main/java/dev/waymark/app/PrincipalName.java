package dev.waymark.app;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** By which name Kafka knows us, as far as the settings tell: it never says so itself. */
public final class PrincipalName {

  /** Stands for the name in a command where it is not known. */
  public static final String UNKNOWN = "User:NAME";

  static final String DESCRIBED = "whoever these settings make us to Kafka";

  private static final Pattern USER = Pattern.compile("\\busername\\s*=\\s*\"?([^\"\\s;]+)\"?");
  private static final Pattern SCRAM_OR_PLAIN = Pattern.compile("PLAIN|SCRAM-.*");

  private PrincipalName() {}

  /** The name, where it is a user's with a password, or nobody's. */
  public static Optional<String> of(Config config) {
    Map<String, String> kafka = config.settings().passedOn();
    String protocol = kafka.getOrDefault("security.protocol", "PLAINTEXT");
    if (protocol.startsWith("SASL")) {
      return SCRAM_OR_PLAIN.matcher(kafka.getOrDefault("sasl.mechanism", "GSSAPI")).matches()
          ? user(kafka.getOrDefault("sasl.jaas.config", ""))
          : Optional.empty();
    }
    boolean showsCertificate = kafka.keySet().stream().anyMatch(key -> key.contains("keystore"));
    return showsCertificate ? Optional.empty() : Optional.of("User:ANONYMOUS");
  }

  private static Optional<String> user(String jaas) {
    Matcher found = USER.matcher(jaas);
    return found.find() ? Optional.of("User:" + found.group(1)) : Optional.empty();
  }
}
