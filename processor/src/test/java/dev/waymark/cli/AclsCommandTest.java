package dev.waymark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class AclsCommandTest {

  private final StringWriter said = new StringWriter();

  @Test
  void it_lists_what_run_needs() {
    assertThat(acls("--format", "csv")).isZero();
    assertThat(said.toString().lines())
        .startsWith("principal,resource,name,pattern,operation")
        .contains(
            "User:waymark,topic,purchases,literal,READ",
            "User:waymark,group,waymark,literal,READ",
            "User:waymark,transactional id,waymark-,prefixed,WRITE",
            "User:waymark,topic,waymark-ledger-changelog,literal,CREATE")
        .doesNotHaveDuplicates();
  }

  @Test
  void names_are_those_of_the_settings_and_of_its_user() {
    assertThat(
            acls(
                "--format=kafka-acls",
                "--for=import,kpis",
                "--set=topics.purchases=shop.purchases",
                "--set=bootstrap.servers=kafka:9093",
                "--set=kafka.security.protocol=SASL_SSL",
                "--set=kafka.sasl.mechanism=SCRAM-SHA-512",
                "--set=kafka.sasl.jaas.config=a.Module required username=\"desk\" password=\"x\";"))
        .isZero();
    assertThat(said.toString().lines())
        .hasSize(6)
        .contains(
            "kafka-acls.sh --bootstrap-server kafka:9093 --command-config admin.properties --add"
                + " --allow-principal User:desk --operation WRITE --topic shop.purchases");
  }

  @Test
  void after_a_switch_it_lists_those_of_the_run() {
    assertThat(acls("--format=csv", "--set=application.run=march")).isZero();
    assertThat(said.toString())
        .contains("topic,waymark-march.by-customer,literal,WRITE")
        .contains("topic,waymark-march-ledger-changelog,literal,READ")
        .contains("group,waymark-march,literal,READ")
        .doesNotContain("topic,waymark.by-customer,");
  }

  @Test
  void strimzi_gets_a_user() {
    assertThat(acls("--format=strimzi", "--cluster=shop", "--for=switch", "--run=march")).isZero();
    assertThat(said.toString())
        .startsWith("apiVersion: kafka.strimzi.io/v1\nkind: KafkaUser\n")
        .contains("strimzi.io/cluster: shop")
        .contains("name: \"waymark-march.journeys\"");
  }

  @Test
  void what_makes_no_sense_is_refused_by_name() {
    assertThat(acls("--for=lunch")).isEqualTo(2);
    assertThat(acls("--for=switch")).isEqualTo(2);
    assertThat(acls("--format=xml")).isEqualTo(2);
    assertThat(acls("--format=strimzi", "--principal=User:CN=shop")).isEqualTo(2);
    assertThat(said.toString())
        .contains("--for is lunch: it must be of run, topics-create")
        .contains("--for is switch: --run must name the run")
        .contains("it is xml, it must be of [table, csv, json, kafka-acls, strimzi]")
        .contains("the principal is User:CN=shop: for Strimzi it must be");
  }

  private int acls(String... options) {
    String[] command = new String[options.length + 1];
    command[0] = "acls";
    System.arraycopy(options, 0, command, 1, options.length);
    PrintWriter out = new PrintWriter(said, true);
    CommandLine line = Waymark.commandLine().setOut(out).setErr(out);
    return line.execute(command);
  }
}
