package dev.waymark.kubernetes;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Helm, as a library; no cluster, no network, and nothing to install. */
final class HelmChart {

  static final Path FOLDER = Path.of("waymark");

  /** What releases are called in the tests. */
  static final String RELEASE = "shop";

  static final String NAMESPACE = "crm";

  /** The oldest that the chart says it is for. */
  private static final String KUBERNETES = "1.27.0";

  private static final boolean LOADS = loads();

  private HelmChart() {}

  private static boolean loads() {
    try {
      return !Helm.version().call().isEmpty();
    } catch (RuntimeException | LinkageError e) {
      System.err.println("SKIPPED: Helm's library cannot be loaded on this machine: " + e);
      return false;
    }
  }

  /** Skips the test, aloud, where Helm cannot be loaded. */
  static void needed() {
    assumeTrue(LOADS, "Helm's library cannot be loaded on this machine");
  }

  /**
   * The objects that the chart makes of some values.
   *
   * @throws RuntimeException with what Helm says, when it refuses them
   */
  static Rendered render(Values values) {
    return Rendered.of(manifests(values));
  }

  static String manifests(Values values) {
    return new Helm(FOLDER)
        .template()
        .withName(RELEASE)
        .withNamespace(NAMESPACE)
        .withKubeVersion(KUBERNETES)
        .withValuesFile(values.file())
        .call();
  }

  /** What Helm has to find fault with. Its lint takes no values, so the chart is given them. */
  static LintResult lint(Values values, Path folder) {
    Path chart = folder.resolve("waymark");
    copy(FOLDER, chart);
    try {
      Files.copy(
          values.over(Values.defaults()).file(),
          chart.resolve("values.yaml"),
          java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Helm(chart).lint().strict().call();
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> all = Files.walk(from, java.nio.file.FileVisitOption.FOLLOW_LINKS)) {
      for (Path each : all.toList()) {
        Files.copy(each, to.resolve(from.relativize(each).toString()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The chart as one file, as it is handed on. */
  static Path packaged(Path folder) {
    new Helm(FOLDER).packageIt().withDestination(folder).call();
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".tgz")).findFirst().orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
