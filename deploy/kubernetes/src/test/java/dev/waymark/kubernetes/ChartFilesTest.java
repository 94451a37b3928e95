package dev.waymark.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chart as files: its version, its README, and the package that is handed on. */
class ChartFilesTest {

  @Test
  void it_is_of_the_version_of_the_project() throws IOException {
    JsonNode chart = Values.YAML.readTree(Files.readString(HelmChart.FOLDER.resolve("Chart.yaml")));
    String pom = Files.readString(Path.of("pom.xml"));

    String version = pom.replaceAll("(?s).*?<version>(.*?)</version>.*", "$1");

    assertThat(chart.path("appVersion").asText()).isEqualTo(version);
    assertThat(chart.path("version").asText()).isEqualTo(version.replace("-SNAPSHOT", ""));
  }

  @Test
  void its_readme_explains_every_value() throws IOException {
    String table =
        ValuesTable.of(Files.readString(HelmChart.FOLDER.resolve("values.yaml"))).markdown();
    Path copy = Files.writeString(Path.of("target", "values.md"), table);
    String readme = Files.readString(HelmChart.FOLDER.resolve("README.md"));
    String begin = "<!-- values -->\n";
    int start = readme.indexOf(begin) + begin.length();

    assertThat(readme.substring(start, readme.indexOf("<!-- end -->", start)))
        .as("the table of values in the chart's README.md; the right one is in %s", copy)
        .isEqualTo(table);
  }

  @Test
  void the_package_holds_the_rules_and_boards_themselves(@TempDir Path folder) throws IOException {
    HelmChart.needed();

    Path chart = HelmChart.packaged(folder);

    String bytes;
    try (GZIPInputStream in =
        new GZIPInputStream(new BufferedInputStream(Files.newInputStream(chart)))) {
      bytes = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    assertThat(bytes)
        .contains("waymark/files/rules/alerts.yml", "waymark/files/boards/waymark-asset.json")
        .contains(Files.readString(Path.of("..", "prometheus", "rules", "alerts.yml")))
        .contains("waymark/values.schema.json");
  }
}
