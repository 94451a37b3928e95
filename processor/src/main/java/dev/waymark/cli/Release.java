package dev.waymark.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Says which release this is, as the build wrote it into the jar. */
final class Release implements IVersionProvider {

  private static final String WRITTEN_BY_MAVEN =
      "/META-INF/maven/dev.waymark/waymark-processor/pom.properties";

  @Override
  public String[] getVersion() throws IOException {
    return new String[] {
      "waymark " + version(), "Java " + Runtime.version(), "on " + System.getProperty("os.name")
    };
  }

  private static String version() throws IOException {
    try (InputStream written = Release.class.getResourceAsStream(WRITTEN_BY_MAVEN)) {
      if (written == null) {
        return "(unpackaged)";
      }
      Properties properties = new Properties();
      properties.load(written);
      return properties.getProperty("version", "(unknown)");
    }
  }
}
