package dev.waymark.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.app.Config;
import dev.waymark.app.Running;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.junit.jupiter.api.Test;

/** An instance with a lasting name that is stopped cleanly. */
class LeavingTest {

  @Test
  void its_work_waits_for_it_unless_others_have_a_copy_of_its_state() throws Exception {
    try (Sandbox sandbox = Sandbox.start(StateFolder.temporary())) {
      Config config = SandboxConfig.of(sandbox, Map.of("instance.id", "one"));
      SandboxConfig.createTopics(config);

      stopped(config);
      assertThat(members(config)).containsExactly(Optional.of("one"));

      stopped(config.with(Map.of("standby.replicas", "1")));
      assertThat(members(config)).isEmpty();
    }
  }

  private static void stopped(Config config) {
    try (Running running = Running.start(config)) {
      assertThat(running.awaitReady()).isTrue();
    }
  }

  private static List<Optional<String>> members(Config config) throws Exception {
    try (Admin admin = Admin.create(config.client())) {
      return admin.describeConsumerGroups(List.of(config.engineId())).all().get().values().stream()
          .flatMap(group -> group.members().stream())
          .map(MemberDescription::groupInstanceId)
          .map(name -> name.map(each -> each.replaceAll("-[0-9]+$", "")))
          .toList();
    }
  }
}
