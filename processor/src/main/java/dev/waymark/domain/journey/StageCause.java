package dev.waymark.domain.journey;

/** Why a stage began. */
public enum StageCause {
  FIRST_EVENT,
  FIRST_PURCHASE,
  FURTHER_PURCHASE,
  NO_LONGER_NEW,
  SILENCE,
  LEAVE,
  RETURN
}
