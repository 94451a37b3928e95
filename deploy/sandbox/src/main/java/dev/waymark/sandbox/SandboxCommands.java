package dev.waymark.sandbox;

import dev.waymark.cli.CommandGroup;
import dev.waymark.sandbox.bench.BenchCommand;
import dev.waymark.sandbox.chaos.ChaosCommand;
import dev.waymark.sandbox.demo.DemoCommand;
import dev.waymark.sandbox.fit.FitCommand;
import dev.waymark.sandbox.hostile.HostileCommand;
import dev.waymark.sandbox.soak.SoakCommand;
import java.util.List;

/** What the sandbox adds to {@code waymark}. */
public final class SandboxCommands implements CommandGroup {

  @Override
  public List<Object> commands() {
    return List.of(
        new DemoCommand(),
        new SimulateCommand(),
        new BenchCommand(),
        new ChaosCommand(),
        new FitCommand(),
        new HostileCommand(),
        new SoakCommand());
  }
}
