package dev.waymark.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class ClocksTest {

  private final KeyValueStore<byte[], byte[]> store = store();

  @Test
  void all_have_come_as_far_as_the_slowest_and_nowhere_while_one_is_silent() {
    Clocks clocks = new Clocks(store, 2);
    assertThat(clocks.reached(0, 500)).isEqualTo(500);
    assertThat(clocks.allReachedMs()).isZero();
    assertThat(clocks.reached(1, 300)).isEqualTo(300);
    assertThat(clocks.allReachedMs()).isEqualTo(300);
  }

  @Test
  void a_task_that_started_again_and_knows_no_time_turns_no_clock_back() {
    Clocks clocks = new Clocks(store, 1);
    clocks.reached(0, 500);
    assertThat(clocks.reached(0, 0)).isEqualTo(500);
    assertThat(clocks.allReachedMs()).isEqualTo(500);
    assertThat(new Clocks(store, 1).allReachedMs()).isEqualTo(500);
  }

  @Test
  void what_came_late_takes_a_clock_back_until_it_is_worked_off() {
    Clocks clocks = new Clocks(store, 1);
    clocks.reached(0, 500);
    assertThat(clocks.reached(0, 300)).isEqualTo(300);
    assertThat(clocks.allReachedMs()).isEqualTo(300);
  }

  private static KeyValueStore<byte[], byte[]> store() {
    KeyValueStore<byte[], byte[]> store =
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore("clocks"), Serdes.ByteArray(), Serdes.ByteArray())
            .withLoggingDisabled()
            .build();
    MockProcessorContext<Object, Object> context = new MockProcessorContext<>();
    store.init(context.getStateStoreContext(), store);
    return store;
  }
}
