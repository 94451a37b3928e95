package dev.waymark.cli;

import dev.waymark.access.Purpose;
import dev.waymark.access.Right;
import dev.waymark.app.Access;
import dev.waymark.app.Config;
import dev.waymark.app.Failure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Says which ACLs a command lacked, when Kafka has refused it something. */
final class Denied {

  private Denied() {}

  /** A sentence for each; none where it was something else. */
  static List<String> sentences(Exception problem, ParseResult arguments) {
    if (!Access.isRefused(problem)) {
      return List.of();
    }
    ParseResult command = last(arguments);
    return purpose(command)
        .flatMap(purpose -> config(command).map(config -> sentences(config, purpose, command)))
        .orElse(List.of());
  }

  private static ParseResult last(ParseResult arguments) {
    return arguments.hasSubcommand() ? last(arguments.subcommand()) : arguments;
  }

  /** The purpose whose command is nearest: that of {@code rejects list} is that of rejects. */
  private static Optional<Purpose> purpose(ParseResult command) {
    String said =
        command.commandSpec().qualifiedName(" ").replaceFirst("^waymark ", "") + flag(command);
    return Arrays.stream(Purpose.values())
        .filter(each -> (said + " ").startsWith(each.command() + " "))
        .max(java.util.Comparator.comparingInt(each -> each.command().length()));
  }

  private static String flag(ParseResult command) {
    return java.util.stream.Stream.of("--delete", "--follow", "--as-of")
        .filter(command::hasMatchedOption)
        .map(option -> " " + option)
        .findFirst()
        .orElse("");
  }

  private static Optional<Config> config(ParseResult command) {
    return command.commandSpec().mixins().values().stream()
        .map(CommandSpec::userObject)
        .flatMap(options -> config(options).stream())
        .findFirst();
  }

  private static Optional<Config> config(Object options) {
    if (options instanceof SettingsOptions settings) {
      return Optional.of(settings.config());
    }
    return options instanceof BaselineOptions baseline
        ? Optional.of(Config.of(baseline.layers(Map.of())))
        : Optional.empty();
  }

  private static List<String> sentences(Config config, Purpose purpose, ParseResult command) {
    Optional<String> run = run(command);
    if (purpose.needsRun() && run.isEmpty()) {
      return List.of();
    }
    SortedSet<Right> needed =
        new TreeSet<>(
            run.filter(name -> purpose.needsRun())
                .map(name -> Access.needed(config, purpose, name))
                .orElseGet(() -> Access.needed(config, purpose)));
    List<String> sentences = new ArrayList<>();
    try {
      sentences.addAll(Access.complaints(config, needed));
    } catch (Failure | KafkaException e) {
      sentences.add("what is missing cannot be found out: " + e.getMessage());
    }
    sentences.add(
        "'./waymark acls --for "
            + purpose.word()
            + run.filter(name -> purpose.needsRun()).map(name -> " --run " + name).orElse("")
            + "' lists all that it needs");
    return sentences;
  }

  private static Optional<String> run(ParseResult command) {
    Optional<String> named =
        java.util.stream.Stream.of("--run", "--delete")
            .filter(command::hasMatchedOption)
            .map(option -> String.valueOf(command.<Object>matchedOptionValue(option, "")))
            .findFirst();
    return named.or(
        () ->
            command.matchedPositionals().stream()
                .map(each -> String.valueOf(each.<Object>getValue()))
                .findFirst());
  }
}
