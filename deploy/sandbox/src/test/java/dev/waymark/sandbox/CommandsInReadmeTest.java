package dev.waymark.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.cli.Waymark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Here all commands are on the class path, those of the product and those of the sandbox. */
class CommandsInReadmeTest {

  @Test
  void every_command_is_explained_in_its_own_words() throws IOException {
    String readme = Files.readString(Path.of("..", "..", "README.md"));
    String begin = "<!-- commands -->\n";
    int start = readme.indexOf(begin) + begin.length();

    Path copy = Files.writeString(Path.of("target", "readme-commands.md"), table());

    assertThat(readme.substring(start, readme.indexOf("<!-- end -->", start)))
        .describedAs("the table of commands in README.md; the right one is in " + copy)
        .isEqualTo(table());
  }

  private static String table() {
    return "| command | what it does |\n|---|---|\n"
        + Waymark.commandLine().getSubcommands().entrySet().stream()
            .filter(command -> !command.getKey().equals("help"))
            .sorted(Map.Entry.comparingByKey())
            .map(command -> row(command.getKey(), command.getValue()))
            .collect(Collectors.joining());
  }

  private static String row(String name, CommandLine command) {
    String words =
        Arrays.stream(command.getCommandSpec().usageMessage().description())
            .collect(Collectors.joining(" "))
            .replace("|", "\\|")
            .replace("%n", " ");
    return "| `" + name + "` | " + words + " |\n";
  }
}
