package dev.waymark.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every test that deploy/THREATS.md names is there, and every threat names one. */
class ThreatsTest {

  private static final Path ROOT = Path.of("..");
  private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w+Test)(?:\\.(\\w+))?`");
  private static final int LINES_OF_A_PAGE = 60;

  @Test
  void every_test_that_is_named_is_there() throws IOException {
    Map<String, String> tests = tests();
    List<MatchResult> named = NAMED.matcher(page()).results().toList();

    assertThat(named).hasSizeGreaterThan(20);
    assertThat(named.stream().filter(test -> !isThere(test, tests)).map(MatchResult::group))
        .isEmpty();
  }

  @Test
  void a_name_that_is_wrong_is_noticed() throws IOException {
    Map<String, String> tests = tests();
    for (String wrong :
        List.of("`NobodyTest`", "`ThreatsTest.nothing_of_the_kind`", "`ThreatsTest.isThere`")) {
      MatchResult named = NAMED.matcher(wrong).results().findFirst().orElseThrow();

      assertThat(isThere(named, tests)).as(wrong).isFalse();
    }
  }

  @Test
  void every_threat_names_a_test_and_all_are_on_one_page() throws IOException {
    List<String> threats =
        page()
            .lines()
            .filter(line -> line.startsWith("| ") && !line.startsWith("| threat"))
            .toList();

    assertThat(threats).hasSizeGreaterThan(10);
    assertThat(threats.stream().filter(line -> !NAMED.matcher(line).find())).isEmpty();
    assertThat(page().lines().count()).isLessThan(LINES_OF_A_PAGE);
  }

  private static boolean isThere(MatchResult named, Map<String, String> tests) {
    String test = tests.getOrDefault(named.group(1), "");
    return named.group(2) == null
        ? !test.isEmpty()
        : Pattern.compile(
                "@(Parameterized)?Test\\b(?:(?!\\bvoid\\b)[^;{}])*\\bvoid "
                    + named.group(2)
                    + "\\(")
            .matcher(test.replaceAll("\"[^\"\n]*\"|\\{[^{}]*}", ""))
            .find();
  }

  private static String page() throws IOException {
    return Files.readString(ROOT.resolve("deploy").resolve("THREATS.md"));
  }

  /** The text of each class of tests, in all modules. */
  private static Map<String, String> tests() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(file -> file.toString().replace('\\', '/').contains("/src/test/java/"))
          .filter(file -> file.toString().endsWith("Test.java"))
          .collect(Collectors.toMap(ThreatsTest::name, ThreatsTest::text, String::concat));
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName()).replace(".java", "");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
