package dev.waymark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.app.Catalogue;
import dev.waymark.app.Failure;
import dev.waymark.app.Refusal;
import dev.waymark.app.Setting;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class WaymarkTest {

  private final StringWriter said = new StringWriter();

  @Test
  void no_command_at_all_is_bad_usage() {
    assertThat(run()).isEqualTo(2);
    assertThat(said.toString()).contains("a command is missing").contains("Usage: waymark");
  }

  @Test
  void an_unknown_command_is_bad_usage() {
    assertThat(run("lunch")).isEqualTo(2);
    assertThat(said.toString()).contains("lunch");
  }

  @Test
  void a_refusal_lists_every_fault_without_a_stack_trace() {
    assertThat(run("refuse")).isEqualTo(2);
    assertThat(said.toString().lines())
        .containsExactly("waymark: one is wrong", "waymark: two is wrong");
  }

  @Test
  void a_failure_is_one_sentence_without_a_stack_trace() {
    assertThat(run("fail")).isEqualTo(1);
    assertThat(said.toString().lines()).containsExactly("waymark: the broker is away");
  }

  @Test
  void settings_that_kafkas_clients_refuse_are_bad_settings() {
    assertThat(run("kpis", "--set", "kafka.security.protocol=BOGUS")).isEqualTo(2);
    assertThat(said.toString())
        .startsWith("waymark: Kafka's clients refuse these settings: Invalid value BOGUS")
        .doesNotContain("\tat ");
  }

  @Test
  void a_bug_keeps_its_stack_trace() {
    assertThat(run("break")).isEqualTo(1);
    assertThat(said.toString()).contains("ArithmeticException").contains("\tat ");
  }

  @Test
  void the_help_of_run_explains_every_setting() {
    StringWriter help = new StringWriter();
    CommandLine line = Waymark.commandLine().setOut(new PrintWriter(help, true));

    assertThat(line.execute("run", "--help")).isZero();
    assertThat(help.toString()).contains(Catalogue.all().stream().map(Setting::key).toList());
  }

  private int run(String... arguments) {
    CommandLine line = Waymark.commandLine();
    line.addSubcommand(new Refusing()).addSubcommand(new Failing()).addSubcommand(new Breaking());
    return line.setErr(new PrintWriter(said, true)).execute(arguments);
  }

  @Command(name = "refuse")
  private static final class Refusing implements Callable<Integer> {
    @Override
    public Integer call() {
      throw new Refusal(List.of("one is wrong", "two is wrong"));
    }
  }

  @Command(name = "fail")
  private static final class Failing implements Callable<Integer> {
    @Override
    public Integer call() {
      throw new Failure("the broker is away");
    }
  }

  @Command(name = "break")
  private static final class Breaking implements Callable<Integer> {
    @Override
    public Integer call() {
      throw new ArithmeticException("a bug");
    }
  }
}
