package dev.waymark.rebuild;

import dev.waymark.app.Config;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * How far a run is from the live work.
 *
 * @param flow what the run reads
 * @param run the settings of the run
 * @param live the settings of the live work
 */
record Level(Offsets offsets, Flow flow, Config run, Config live) {

  /** How many records the live work has read and the run has not. */
  long behind() {
    Map<TopicPartition, Long> ours = offsets.committed(run.engineId());
    Map<TopicPartition, Long> theirs = offsets.committed(live.engineId());
    theirs.keySet().retainAll(offsets.begins(inputs()).keySet());
    return Offsets.missing(ours, theirs);
  }

  /** How many records of the inputs the run has not read. */
  long unread() {
    return offsets.unread(run.engineId(), inputs());
  }

  /** How many records lie between the parts of the run. */
  long onTheWay() {
    return offsets.unread(run.engineId(), flow.inner(run));
  }

  private List<String> inputs() {
    return flow.inputs(run);
  }

  String sentence() {
    long behind = behind();
    return (behind == 0 ? "level with live" : String.format("%,d records behind live", behind))
        + String.format(", %,d unread", unread());
  }
}
