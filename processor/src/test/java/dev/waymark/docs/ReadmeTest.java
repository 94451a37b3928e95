package dev.waymark.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.app.Catalogue;
import dev.waymark.app.Config;
import dev.waymark.app.Setting;
import dev.waymark.app.TopicPlan;
import dev.waymark.cli.Format;
import dev.waymark.cli.Sheet;
import dev.waymark.metrics.Metric;
import dev.waymark.query.Page;
import dev.waymark.stream.Topic;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The tables in README say what the code says. Where they do not, the right one is written to
 * target/readme, to be copied.
 */
class ReadmeTest {

  private static final Path ROOT = Path.of("..");
  private static final Pattern STORES = Pattern.compile("stores: \\[([^]]+)]");

  @Test
  void every_setting_is_explained() throws IOException {
    compare("settings", List.of("key", "default", "it must be", "what it is for"), settings());
  }

  @Test
  void every_metric_is_explained() throws IOException {
    compare(
        "metrics",
        List.of("metric", "labels", "what it says"),
        Arrays.stream(Metric.values())
            .map(
                metric ->
                    List.of(
                        code(metric.label()),
                        String.join(", ", metric.labels()),
                        metric.sentence()))
            .toList());
  }

  @Test
  void every_topic_is_explained() throws IOException {
    compare(
        "topics",
        List.of("topic", "what is in it", "how it is kept"),
        TopicPlan.all(Config.of(Map.of())).stream()
            .map(plan -> List.of(code(plan.name()), plan.topic().holds(), kept(plan.topic())))
            .toList());
  }

  @Test
  void every_page_is_explained() throws IOException {
    compare(
        "pages",
        List.of("path", "what it answers"),
        Arrays.stream(Page.values())
            .map(page -> List.of(code(page.path()), page.sentence()))
            .toList());
  }

  @Test
  void every_store_has_a_limit_and_an_end() throws IOException {
    Matcher stores =
        STORES.matcher(
            Files.readString(Path.of("src/test/resources/dev/waymark/stream/topology.txt")));
    Set<String> expected =
        stores
            .results()
            .flatMap(each -> Arrays.stream(each.group(1).split(", ")))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> explained = new TreeSet<>();
    block("stores")
        .lines()
        .skip(2)
        .map(line -> line.split("\\|"))
        .forEach(
            cells -> {
              assertThat(cells).hasSize(5).doesNotContain("  ");
              Arrays.stream(cells[1].split(",")).map(ReadmeTest::bare).forEach(explained::add);
            });

    assertThat(expected).isNotEmpty();
    assertThat(explained).isEqualTo(expected);
  }

  private static String bare(String code) {
    return code.strip().replace("`", "");
  }

  private static List<List<String>> settings() {
    return Catalogue.all().stream()
        .map(
            setting ->
                List.of(
                    code(setting instanceof Setting.Many ? setting.key() + ".*" : setting.key()),
                    setting.standardText().isEmpty() ? "" : code(setting.standardText()),
                    setting.rule(),
                    setting.sentence()))
        .toList();
  }

  private static String kept(Topic topic) {
    return switch (topic.policy()) {
      case THE_USERS -> "as you like";
      case INTERNAL -> "delete; between Waymark's own processors";
      case COMMANDS, LATEST, OWN_LATEST -> "compact";
      case COMMANDS_FOR_A_WHILE, LATEST_FOR_A_WHILE -> "compact, delete";
      case HISTORY -> "delete";
    };
  }

  private static String code(String text) {
    return "`" + text + "`";
  }

  private static void compare(String name, List<String> columns, List<List<String>> rows)
      throws IOException {
    StringWriter table = new StringWriter();
    new Sheet(Format.MARKDOWN, columns, new PrintWriter(table)).show(rows);
    String expected = table.toString().replace(System.lineSeparator(), "\n");
    Path copy = Files.createDirectories(Path.of("target", "readme")).resolve(name + ".md");
    Files.writeString(copy, expected);

    assertThat(block(name))
        .describedAs("the table of " + name + " in README.md; the right one is in " + copy)
        .isEqualTo(expected);
  }

  private static String block(String name) throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    String begin = "<!-- " + name + " -->\n";
    int from = readme.indexOf(begin);
    assertThat(from).describedAs("README.md has no place for " + name).isNotNegative();
    int start = from + begin.length();
    return readme.substring(start, readme.indexOf("<!-- end -->", start));
  }
}
