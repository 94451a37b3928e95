package dev.waymark.architecture;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The import table of the design: which package may know which, and what the domain never knows.
 */
final class Imports {

  /** Who may know whom; everybody may know themselves, and {@code fit} and the domain nobody. */
  static final Map<String, Set<String>> TABLE =
      Map.ofEntries(
          Map.entry("domain", Set.of()),
          Map.entry("fit", Set.of("domain")),
          Map.entry("schema", Set.of()),
          Map.entry("wire", Set.of("domain", "schema")),
          Map.entry("stream", Set.of("domain", "schema", "wire")),
          // what is asked over HTTP may be a look back: why an alert, how things stood then
          Map.entry("query", Set.of("domain", "schema", "wire", "stream", "replay")),
          Map.entry("metrics", Set.of("domain", "schema", "wire", "stream")),
          Map.entry("history", Set.of("domain", "schema", "wire", "stream", "metrics")),
          Map.entry("replay", Set.of("domain", "schema", "wire", "stream")),
          Map.entry("ingest", Set.of("domain", "schema", "wire", "stream")),
          Map.entry("access", Set.of("stream")),
          Map.entry(
              "app",
              Set.of(
                  "domain", "schema", "wire", "stream", "query", "metrics", "history", "replay",
                  "ingest", "fit", "access")),
          // It starts instances of the whole and asks about them, as a command does.
          Map.entry(
              "rebuild", Set.of("domain", "schema", "wire", "stream", "metrics", "access", "app")),
          Map.entry(
              "cli",
              Set.of(
                  "domain", "schema", "wire", "stream", "query", "metrics", "history", "replay",
                  "ingest", "fit", "access", "app", "rebuild")));

  private static final Pattern KNOWN_TO_THE_DOMAIN =
      Pattern.compile("java\\.(lang|math|time|util|nio\\.charset)\\..*|org\\.jspecify\\..*");
  private static final Pattern NEVER_KNOWN_TO_THE_DOMAIN =
      Pattern.compile(
          "java\\.util\\.(concurrent|logging|prefs)\\..*|java\\.lang\\.(Thread|Process).*"
              + "|java\\.time\\.Clock");

  /** What {@code fit} may know beyond what the domain may. */
  private static final String MATHEMATICS = "org.hipparchus.";

  private static final Set<String> CLOCKS =
      Set.of("currentTimeMillis", "nanoTime", "now", "getenv", "getProperty");

  private final String root;

  /** The table for the packages below a root, which ends with a dot. */
  Imports(String root) {
    this.root = root;
  }

  /** A line for each breach. */
  Set<String> breaches(JavaClasses classes) {
    Set<String> breaches = new TreeSet<>();
    for (JavaClass each : classes) {
      parcel(each.getPackageName())
          .ifPresent(
              parcel -> {
                breaches.addAll(ofTheTable(each, parcel));
                if (parcel.equals("domain") || parcel.equals("fit")) {
                  breaches.addAll(ofTheDomain(each, parcel));
                }
              });
    }
    return breaches;
  }

  private List<String> ofTheTable(JavaClass from, String parcel) {
    Set<String> allowed = TABLE.getOrDefault(parcel, Set.of());
    return from.getDirectDependenciesFromSelf().stream()
        .map(dependency -> dependency.getTargetClass().getBaseComponentType())
        .filter(
            to ->
                parcel(to.getPackageName())
                    .filter(target -> !target.equals(parcel) && !allowed.contains(target))
                    .isPresent())
        .map(to -> shortName(from) + " knows " + shortName(to))
        .toList();
  }

  private List<String> ofTheDomain(JavaClass from, String parcel) {
    Set<String> breaches = new TreeSet<>();
    from.getDirectDependenciesFromSelf().stream()
        .map(dependency -> dependency.getTargetClass().getBaseComponentType())
        .filter(to -> !to.isPrimitive() && isForeign(to.getName()))
        .filter(to -> !(parcel.equals("fit") && to.getName().startsWith(MATHEMATICS)))
        .forEach(to -> breaches.add(shortName(from) + " knows " + to.getName()));
    from.getAccessesFromSelf().stream()
        .map(JavaAccess::getTarget)
        .filter(Imports::isAClock)
        .forEach(
            target ->
                breaches.add(
                    shortName(from)
                        + " asks "
                        + target.getOwner().getSimpleName()
                        + "."
                        + target.getName()));
    return List.copyOf(breaches);
  }

  private boolean isForeign(String name) {
    return NEVER_KNOWN_TO_THE_DOMAIN.matcher(name).matches()
        || (!name.startsWith(root) && !KNOWN_TO_THE_DOMAIN.matcher(name).matches());
  }

  private static boolean isAClock(AccessTarget target) {
    String owner = target.getOwner().getName();
    return CLOCKS.contains(target.getName())
        && (owner.startsWith("java.time.") || owner.equals("java.lang.System"));
  }

  private Optional<String> parcel(String packageName) {
    if (!packageName.startsWith(root)) {
      return Optional.empty();
    }
    return Optional.of(packageName.substring(root.length()).replaceFirst("\\..*", ""));
  }

  private String shortName(JavaClass named) {
    return named.getName().substring(root.length());
  }
}
