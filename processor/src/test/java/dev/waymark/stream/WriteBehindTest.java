package dev.waymark.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WriteBehindTest {

  private final KeyValueStore<Bytes, byte[]> below = Stores.inMemoryKeyValueStore("below").get();

  @Test
  void it_answers_as_a_plain_map_would_however_little_may_wait() {
    for (long seed = 1; seed <= 200; seed++) {
      Random chance = new Random(seed);
      KeyValueStore<Bytes, byte[]> under = Stores.inMemoryKeyValueStore("under").get();
      int room = chance.nextInt(5_000);
      WriteBehind store = new WriteBehind(under, () -> room);
      Map<String, String> plain = new TreeMap<>();
      for (int step = 0; step < 200; step++) {
        act(store, plain, chance);
        String key = key(chance);
        assertThat(text(store.get(bytes(key)))).as("seed " + seed).isEqualTo(plain.get(key));
      }
      assertThat(all(store.all())).as("seed " + seed).isEqualTo(plain);
      assertThat(all(under.all())).as("seed " + seed).isEqualTo(plain);
    }
  }

  private static void act(WriteBehind store, Map<String, String> plain, Random chance) {
    String key = key(chance);
    String value = "v" + chance.nextInt(1_000);
    switch (chance.nextInt(8)) {
      case 0 -> assertThat(text(store.delete(bytes(key)))).isEqualTo(plain.remove(key));
      case 1 -> {
        store.put(bytes(key), null);
        plain.remove(key);
      }
      case 2 ->
          assertThat(text(store.putIfAbsent(bytes(key), utf8(value))))
              .isEqualTo(plain.putIfAbsent(key, value));
      case 3 ->
          assertThat(all(store.prefixScan(key.substring(0, 2), new StringSerializer())).keySet())
              .isEqualTo(
                  new TreeMap<>(plain).subMap(key.substring(0, 2), key.charAt(0) + ":").keySet());
      case 4 -> {
        store.putAll(
            List.of(
                KeyValue.pair(bytes(key), utf8("earlier")),
                KeyValue.pair(bytes(key), utf8(value))));
        plain.put(key, value);
      }
      default -> {
        store.put(bytes(key), utf8(value));
        plain.put(key, value);
      }
    }
  }

  @Test
  void what_waits_goes_on_once_before_what_is_below_is_committed() {
    WriteBehind store = new WriteBehind(below, () -> 1_000_000);
    for (int i = 0; i < 10; i++) {
      store.put(bytes("a"), utf8("v" + i));
    }
    assertThat(below.get(bytes("a"))).isNull();
    store.commit(Map.of());
    assertThat(text(below.get(bytes("a")))).isEqualTo("v9");
    assertThat(text(store.get(bytes("a")))).isEqualTo("v9");
  }

  @Test
  void when_there_is_no_more_room_all_goes_on() {
    WriteBehind store = new WriteBehind(below, () -> 400);
    store.put(bytes("a"), new byte[100]);
    assertThat(below.get(bytes("a"))).isNull();
    store.put(bytes("b"), new byte[100]);
    assertThat(below.get(bytes("a"))).hasSize(100);
    assertThat(below.get(bytes("b"))).hasSize(100);
  }

  @Test
  void a_reader_on_another_thread_sees_all_and_moves_nothing() throws Exception {
    for (long seed = 1; seed <= 50; seed++) {
      Random chance = new Random(seed);
      KeyValueStore<Bytes, byte[]> under = Stores.inMemoryKeyValueStore("under").get();
      int room = chance.nextInt(5_000);
      WriteBehind store = new WriteBehind(under, () -> room);
      Map<String, String> plain = new TreeMap<>();
      for (int step = 0; step < 100; step++) {
        act(store, plain, chance);
      }
      store.put(bytes("1/1"), utf8("last"));
      plain.put("1/1", "last");
      Map<String, String> lies = all(under.all());

      assertThat(elsewhere(() -> all(store.prefixScan("1/", new StringSerializer()))))
          .as("seed " + seed)
          .isEqualTo(new TreeMap<>(plain).subMap("1/", "1:"));
      assertThat(all(under.all())).as("seed " + seed).isEqualTo(lies);
    }
  }

  private static <T> T elsewhere(Callable<T> work) throws Exception {
    FutureTask<T> task = new FutureTask<>(work);
    Thread reader = new Thread(task);
    reader.start();
    return task.get();
  }

  private static String key(Random chance) {
    return chance.nextInt(3) + "/" + chance.nextInt(12);
  }

  private static Bytes bytes(String key) {
    return Bytes.wrap(key.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static @Nullable String text(byte @Nullable [] value) {
    return value == null ? null : new String(value, StandardCharsets.UTF_8);
  }

  private static Map<String, String> all(KeyValueIterator<Bytes, byte[]> entries) {
    Map<String, String> all = new TreeMap<>();
    List<String> order = new ArrayList<>();
    try (entries) {
      entries.forEachRemaining(
          entry -> {
            String key = new String(entry.key.get(), StandardCharsets.UTF_8);
            order.add(key);
            all.put(key, new String(entry.value, StandardCharsets.UTF_8));
          });
    }
    assertThat(order).isSorted();
    return all;
  }
}
