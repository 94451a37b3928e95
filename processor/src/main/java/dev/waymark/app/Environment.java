package dev.waymark.app;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads settings from environment variables: {@code WAYMARK_RISK_HORIZON} is risk.horizon. */
public final class Environment {

  private static final String PREFIX = "WAYMARK_";

  /** Read by the launcher and by the logging, not settings. */
  private static final Set<String> NOT_SETTINGS =
      Set.of("WAYMARK_JAVA_OPTS", "WAYMARK_BUILD", "WAYMARK_LOG", "WAYMARK_LOG_KAFKA");

  /** Kubernetes says where the service called waymark is, to every pod of its namespace. */
  private static final Pattern FROM_KUBERNETES =
      Pattern.compile(
          "WAYMARK_(.*_)?(SERVICE_HOST|SERVICE_PORT(_.*)?|PORT|PORT_\\d+_(TCP|UDP|SCTP)(_.*)?)");

  private static final Map<String, String> KEYS =
      Catalogue.all().stream().collect(Collectors.toMap(Setting::variable, Setting::key));

  private Environment() {}

  /** The settings in some environment variables. */
  public static Layer read(Map<String, String> variables) {
    Map<String, String> texts = new LinkedHashMap<>();
    variables.entrySet().stream()
        .filter(variable -> isOurs(variable.getKey()))
        .sorted(Map.Entry.comparingByKey())
        .forEach(variable -> texts.put(key(variable.getKey()), variable.getValue()));
    return new Layer("environment", texts);
  }

  private static boolean isOurs(String variable) {
    return variable.startsWith(PREFIX)
        && !NOT_SETTINGS.contains(variable)
        && (KEYS.containsKey(variable) || !FROM_KUBERNETES.matcher(variable).matches());
  }

  /** Kafka's own keys are lower-case words and dots; an unknown variable stays as it is. */
  private static String key(String variable) {
    String known = KEYS.get(variable);
    if (known != null) {
      return known;
    }
    String kafka = ConnectionSettings.KAFKA.variable() + "_";
    if (variable.startsWith(kafka)) {
      String rest = variable.substring(kafka.length()).toLowerCase(Locale.ROOT);
      return ConnectionSettings.KAFKA.key() + "." + rest.replace('_', '.');
    }
    return variable;
  }
}
