package dev.waymark.cli;

import dev.waymark.app.Config;
import dev.waymark.app.ExitCode;
import dev.waymark.app.Failure;
import dev.waymark.app.RecordTypes;
import dev.waymark.stream.Topic;
import dev.waymark.wire.RegistryOutage;
import dev.waymark.wire.RegistryRefusal;
import dev.waymark.wire.Wire;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Registers the schemas of all topics, or checks that the registry knows them. */
@Command(
    name = "schemas",
    mixinStandardHelpOptions = true,
    description = "Registers or checks the schemas of all topics in the schema registry.")
final class SchemasCommand {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Command(
      mixinStandardHelpOptions = true,
      description = "Registers the schemas that the registry does not know yet.")
  int register(@Mixin SettingsOptions options) {
    return look(options.config().with(Map.of("registry.register", "true")));
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Lists the schemas that are missing; exit code 1 when there are any.")
  int check(@Mixin SettingsOptions options) {
    return look(options.config().with(Map.of("registry.register", "false")));
  }

  private int look(Config config) {
    Wire wire = Wire.of(config.wire());
    ExitCode code = ExitCode.OK;
    for (Topic topic : Topic.values()) {
      if (!RecordTypes.of(topic).map(type -> isThere(wire, config, topic, type)).orElse(true)) {
        code = ExitCode.FAILED;
      }
    }
    spec.commandLine().getOut().flush();
    return code.number();
  }

  private boolean isThere(
      Wire wire, Config config, Topic topic, Class<? extends SpecificRecord> type) {
    String name = config.topics().name(topic);
    try {
      wire.prepare(name, type);
      spec.commandLine().getOut().println(name + ": " + type.getSimpleName() + " is registered");
      return true;
    } catch (RegistryRefusal e) {
      spec.commandLine().getOut().println(name + ": " + e.getMessage());
      return false;
    } catch (RegistryOutage e) {
      throw new Failure("the registry: " + e.getMessage(), e);
    }
  }
}
