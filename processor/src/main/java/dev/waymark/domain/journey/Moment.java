package dev.waymark.domain.journey;

import dev.waymark.domain.churn.AlertEnd;
import dev.waymark.domain.churn.AlertStep;
import dev.waymark.domain.churn.Band;
import dev.waymark.domain.churn.Finding;
import dev.waymark.domain.churn.Risk;
import dev.waymark.domain.churn.SaveWindow;
import dev.waymark.domain.churn.WindowStep;
import dev.waymark.domain.journey.Friends.Friend;
import java.util.Optional;

/** A dated result of a journey that somebody is told of. Equal moments are the same moment. */
public sealed interface Moment {

  /** When, in epoch milliseconds. */
  long atMs();

  /** What the moment tells of: a later one of the same subject replaces it. */
  String subject();

  /**
   * The stage changed.
   *
   * @param from {@link Stage#NONE} at the first event
   * @param segment the value segment then
   * @param value trailing value then, minor units
   * @param acquisition how the customer was won, at the first purchase
   */
  record StageChanged(
      long atMs,
      Stage from,
      Stage to,
      StageCause cause,
      String segment,
      long value,
      Acquisition acquisition)
      implements Moment {

    @Override
    public String subject() {
      return "stage:" + atMs + ":" + from + ":" + to;
    }
  }

  /**
   * A churn alert took a step; the moment tells the whole state of the alert.
   *
   * @param value trailing value then, minor units
   * @param end what cleared it, if it is cleared
   */
  record AlertMoved(
      long atMs,
      String alertId,
      AlertStep step,
      long raisedMs,
      Finding cause,
      Band band,
      Risk risk,
      long value,
      Optional<AlertEnd> end)
      implements Moment {

    @Override
    public String subject() {
      return alertId;
    }
  }

  /** A customer whom another one brought has bought for the first time. */
  record Introduced(long atMs, String referrer, Friend friend) implements Moment {

    @Override
    public String subject() {
      return "friend:" + friend.eventId();
    }
  }

  /** A save window took a step; the moment tells the whole state of the window. */
  record WindowMoved(long atMs, WindowStep step, SaveWindow window) implements Moment {

    @Override
    public String subject() {
      return window.windowId();
    }
  }
}
