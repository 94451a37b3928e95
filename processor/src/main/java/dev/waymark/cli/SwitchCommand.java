package dev.waymark.cli;

import dev.waymark.app.ExitCode;
import dev.waymark.rebuild.SwitchOver;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a run live. */
@Command(
    name = "switch",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a run of 'replay --from-topics' live: corrects on the live topics what live told"
          + " otherwise, and has 'run' go on with the state of the run, in one transaction.",
      "Stop live, wait until the run that follows is level, and stop it, too."
    })
final class SwitchCommand implements Callable<Integer> {

  @Mixin private SettingsOptions options = new SettingsOptions();

  @Parameters(paramLabel = "NAME", description = "What the run is called.")
  private String name = "";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    SwitchOver.to(options.config(), name, this::say);
    return ExitCode.OK.number();
  }

  private void say(String sentence) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(sentence);
    out.flush();
  }
}
