package dev.waymark.domain.churn;

import java.util.List;

/**
 * One signed part of a risk and the events that caused it.
 *
 * @param logOddsMicros millionths of log-odds
 * @param eventIds the events, the oldest first; empty for what every customer starts from
 */
public record Evidence(Finding finding, long logOddsMicros, List<String> eventIds) {

  public Evidence {
    eventIds = List.copyOf(eventIds);
  }
}
