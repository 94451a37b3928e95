package dev.waymark.rebuild;

import dev.waymark.schema.AlertStep;
import dev.waymark.schema.ChurnAlert;
import dev.waymark.schema.SaveWindow;
import dev.waymark.schema.SaveWindowStep;
import dev.waymark.schema.StageChange;
import dev.waymark.stream.Topic;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;

/**
 * What a topic tells of that has an id and a life of its own.
 *
 * @param id of which one a record tells
 * @param customer whose it is
 * @param at when the record holds from
 * @param isTakenBack whether the record takes back what was told
 * @param isOver whether nothing more is to be expected of it
 * @param takeBack makes of a record one that takes it back
 */
record Subject<T extends SpecificRecord>(
    Topic topic,
    Class<T> type,
    Function<T, String> id,
    Function<T, String> customer,
    Function<T, Instant> at,
    Predicate<T> isTakenBack,
    Predicate<T> isOver,
    UnaryOperator<T> takeBack) {

  static final Subject<StageChange> STAGE_CHANGES =
      new Subject<>(
          Topic.STAGE_CHANGES,
          StageChange.class,
          StageChange::getChangeId,
          StageChange::getCustomerId,
          StageChange::getAt,
          StageChange::getRetraction,
          change -> true,
          change -> StageChange.newBuilder(change).setRetraction(true).build());

  static final Subject<ChurnAlert> ALERTS =
      new Subject<>(
          Topic.CHURN_ALERTS,
          ChurnAlert.class,
          ChurnAlert::getAlertId,
          ChurnAlert::getCustomerId,
          ChurnAlert::getAt,
          alert -> alert.getStep() == AlertStep.RETRACTED,
          alert -> alert.getStep() == AlertStep.CLEARED || alert.getStep() == AlertStep.RETRACTED,
          alert -> ChurnAlert.newBuilder(alert).setStep(AlertStep.RETRACTED).build());

  static final Subject<SaveWindow> SAVE_WINDOWS =
      new Subject<>(
          Topic.SAVE_WINDOWS,
          SaveWindow.class,
          SaveWindow::getWindowId,
          SaveWindow::getCustomerId,
          SaveWindow::getAt,
          window -> window.getStep() == SaveWindowStep.RETRACTED,
          window -> window.getClosedAt() != null || window.getStep() == SaveWindowStep.RETRACTED,
          window -> SaveWindow.newBuilder(window).setStep(SaveWindowStep.RETRACTED).build());
}
