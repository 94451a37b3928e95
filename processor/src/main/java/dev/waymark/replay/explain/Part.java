package dev.waymark.replay.explain;

import java.util.List;

/**
 * One signed part of a risk as it was told.
 *
 * @param logOddsMicros millionths of log-odds
 * @param sources the events that caused it, the oldest first
 */
public record Part(String finding, long logOddsMicros, List<Source> sources) {

  public Part {
    sources = List.copyOf(sources);
  }
}
