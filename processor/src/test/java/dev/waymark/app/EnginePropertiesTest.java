package dev.waymark.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.stream.SharedMemory;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class EnginePropertiesTest {

  private static final long DAY_MS = 86_400_000;

  @Test
  void all_stores_share_one_memory() {
    Properties engine = engine(Map.of("state.memory", "64MB"));

    assertThat(engine)
        .containsEntry("rocksdb.config.setter", SharedMemory.class)
        .containsEntry(SharedMemory.BYTES, 64L << 20);
  }

  @Test
  void old_state_goes_before_the_marks_of_what_was_deleted() {
    assertThat(oldestStateMs(Map.of())).isLessThan(DAY_MS);
    assertThat(oldestStateMs(Map.of("kafka.topic.delete.retention.ms", "60000")))
        .isLessThan(60_000);
    assertThat(oldestStateMs(Map.of("kafka.topic.delete.retention.ms", "0"))).isPositive();
  }

  private static long oldestStateMs(Map<String, String> settings) {
    return Long.parseLong(String.valueOf(engine(settings).get("state.cleanup.dir.max.age.ms")));
  }

  private static Properties engine(Map<String, String> settings) {
    return EngineProperties.of(Config.of(settings), "127.0.0.1:1");
  }
}
