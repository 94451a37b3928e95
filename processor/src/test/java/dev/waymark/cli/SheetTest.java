package dev.waymark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SheetTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '~',
      value = {
        "TABLE    # id  what~n1   a \"b\", c|d~n22",
        "CSV      # id,what~n1,\"a \"\"b\"\", c|d\"~n22,",
        "JSON     # {\"id\":\"1\",\"what\":\"a \\\"b\\\", c|d\"}~n{\"id\":\"22\",\"what\":\"\"}",
        "MARKDOWN # | id | what |~n|---|---|~n| 1 | a \"b\", c\\|d |~n| 22 |  |"
      })
  void rows_are_shown_in_each_format(Format format, String shown) {
    StringWriter written = new StringWriter();

    new Sheet(format, List.of("id", "what"), new PrintWriter(written))
        .show(List.of(List.of("1", "a \"b\", c|d"), List.of("22", "")));

    assertThat(written.toString().lines()).containsExactly(shown.split("~n"));
  }
}
