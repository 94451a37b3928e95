package dev.waymark.rebuild;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;

/**
 * The journeys that live has told otherwise than the run, or not at all, and those that live alone
 * has told. A partition at a time: a customer's journey lies in the same one on both sides.
 */
record JourneyCorrections(Log live, String liveTopic, Log run) {

  void send(Corrections out) {
    for (int partition = 0; partition < live.partitions(); partition++) {
      send(partition, out);
    }
  }

  private void send(int partition, Corrections out) {
    Map<Bytes, String> told = new HashMap<>();
    live.each(
        partition,
        each -> {
          Bytes key = Bytes.wrap(each.key());
          if (each.value() == null) {
            told.remove(key);
          } else {
            told.put(key, Digest.of(each.value()));
          }
        });
    Map<Bytes, Long> last = new HashMap<>();
    run.each(partition, each -> last.put(Bytes.wrap(each.key()), each.offset()));
    run.each(
        partition,
        each -> {
          Bytes key = Bytes.wrap(each.key());
          if (last.getOrDefault(key, -1L) == each.offset() && each.value() != null) {
            String before = told.remove(key);
            if (!Digest.of(each.value()).equals(before)) {
              out.send(liveTopic, partition, each.key(), each.value());
            }
          }
        });
    told.keySet().forEach(key -> out.send(liveTopic, partition, key.get(), null));
  }
}
