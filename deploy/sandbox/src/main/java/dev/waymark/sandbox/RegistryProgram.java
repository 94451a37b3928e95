package dev.waymark.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The registry as the build unpacked it.
 *
 * @param jar the jar to run
 * @param mainClass what its manifest names
 */
record RegistryProgram(Path jar, String mainClass) {

  private record Release(String version, int needsJdk) {}

  private static final List<Release> NEWEST_FIRST =
      List.of(new Release("3.3.3", 21), new Release("3.0.9", 17));

  /**
   * The newest unpacked release that runs on this JDK.
   *
   * @throws IllegalStateException when the build unpacked none
   */
  static RegistryProgram forThisJdk(Path unpacked) {
    int jdk = Runtime.version().feature();
    return NEWEST_FIRST.stream()
        .filter(release -> release.needsJdk() <= jdk)
        .map(release -> unpacked.resolve(release.version()))
        .filter(Files::isDirectory)
        .findFirst()
        .map(RegistryProgram::in)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "no registry for JDK "
                        + jdk
                        + " in "
                        + unpacked
                        + ": build with this JDK first"));
  }

  private static RegistryProgram in(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      Path jar =
          files
              .filter(file -> file.toString().endsWith("run.jar") || isRunner(file))
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("no jar to run in " + folder));
      return new RegistryProgram(jar, mainClassOf(jar));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isRunner(Path file) {
    return file.toString().endsWith("-runner.jar");
  }

  private static String mainClassOf(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
    }
  }
}
