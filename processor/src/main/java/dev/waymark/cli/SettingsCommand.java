package dev.waymark.cli;

import dev.waymark.app.Catalogue;
import dev.waymark.app.Config;
import dev.waymark.app.ExitCode;
import dev.waymark.app.Setting;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Explains every setting, and checks those given. */
@Command(
    name = "settings",
    mixinStandardHelpOptions = true,
    description = {
      "Lists every setting: key, default, what it may be and what it is for.",
      "Given a file or values, it checks them and lists what they change."
    })
final class SettingsCommand implements Callable<Integer> {

  @Mixin private SettingsOptions options = new SettingsOptions();

  @Option(names = "--format", description = "table, csv, json or markdown (${DEFAULT-VALUE})")
  private Format format = Format.TABLE;

  @Option(names = "--given", description = "Only what is given, and where.")
  private boolean onlyGiven;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Config config = options.config();
    if (onlyGiven) {
      sheet("key", "value", "given in").show(given(config));
    } else {
      sheet("key", "default", "it must be", "what it is for").show(all());
    }
    return ExitCode.OK.number();
  }

  private Sheet sheet(String... columns) {
    return new Sheet(format, List.of(columns), spec.commandLine().getOut());
  }

  private static List<List<String>> given(Config config) {
    return config.settings().given().entrySet().stream()
        .map(entry -> List.of(entry.getKey(), entry.getValue().text(), entry.getValue().where()))
        .toList();
  }

  private static List<List<String>> all() {
    return Catalogue.all().stream().map(SettingsCommand::row).toList();
  }

  private static List<String> row(Setting setting) {
    String key = setting instanceof Setting.Many ? setting.key() + ".*" : setting.key();
    return List.of(key, setting.standardText(), setting.rule(), setting.sentence());
  }
}
