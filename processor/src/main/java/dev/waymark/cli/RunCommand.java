package dev.waymark.cli;

import dev.waymark.app.Config;
import dev.waymark.app.ExitCode;
import dev.waymark.app.Running;
import dev.waymark.query.Page;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs an instance of Waymark until it is told to stop. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Runs Waymark against your Kafka until SIGTERM or Ctrl-C.",
      "Exit code 0 after a clean stop, 1 after a failure, 2 for bad settings."
    })
final class RunCommand implements Callable<Integer> {

  @Mixin private SettingsOptions options = new SettingsOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Config config = options.config();
    Running running = Running.start(config);
    say(running);
    Thread stop = new Thread(() -> stop(running), "stop");
    Runtime.getRuntime().addShutdownHook(stop);
    ExitCode code = running.awaitEnd();
    if (code == ExitCode.FAILED && !stop.isAlive()) {
      Runtime.getRuntime().removeShutdownHook(stop);
      running.close();
    }
    return code.number();
  }

  /** A clean stop is a success, whatever signal asked for it. */
  private static void stop(Running running) {
    running.close();
    Runtime.getRuntime().halt(running.awaitEnd().number());
  }

  private void say(Running running) {
    PrintWriter out = spec.commandLine().getOut();
    out.println("Waymark runs. Ask it at " + running.address() + " for");
    Arrays.stream(Page.values())
        .forEach(page -> out.printf("  %-16s %s%n", page.path(), page.sentence()));
    out.flush();
  }
}
