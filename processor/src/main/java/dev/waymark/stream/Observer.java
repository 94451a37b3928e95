package dev.waymark.stream;

import dev.waymark.domain.churn.AlertStep;
import dev.waymark.domain.churn.Band;
import dev.waymark.domain.churn.WindowStep;
import dev.waymark.domain.event.Reason;
import dev.waymark.domain.journey.Stage;
import dev.waymark.domain.kpi.Kpi;
import dev.waymark.domain.kpi.Sum;

/**
 * Is told what the processors do, once a commit; called by stream threads, so it must be quick.
 * Each task tells only of itself.
 */
public interface Observer {

  /** Takes no notice. */
  Observer NOBODY = new Observer() {};

  /** So many records of an input topic ended in a way. */
  default void ended(Topic topic, End end, long records) {}

  /** A journey partition is worked on here from now on. */
  default void here(int partition) {}

  /** A journey partition has come up to a moment, in epoch milliseconds. */
  default void clock(int partition, long ms) {}

  /** The oldest deadline that is due lies so far behind the clock of a journey partition. */
  default void behind(int partition, long ms) {}

  /** A journey partition is worked on here no longer. */
  default void gone(int partition) {}

  /** So many orders were placed. */
  default void orders(long n) {}

  /** So many complaints came for a reason. */
  default void complaints(Reason reason, long n) {}

  /** So many customers moved to a stage. */
  default void stageChanges(Stage to, long n) {}

  /** So many steps of churn alerts were told. */
  default void alertSteps(AlertStep step, Band band, long n) {}

  /** So many steps of save windows were told. */
  default void windowSteps(WindowStep step, long n) {}

  /** A limit kept something from being done about who is who, so many times. */
  default void cut(Cut cut, long n) {}

  /** A KPI partition is worked on here from now on. */
  default void stocksHere(int partition) {}

  /** A stock of a KPI partition stands at a sum now. */
  default void stock(int partition, Kpi kpi, String dimensions, Sum sum) {}

  /** So many revisions of KPI cells were told. */
  default void revisions(long n) {}

  /** A KPI partition is worked on here no longer. */
  default void stocksGone(int partition) {}
}
