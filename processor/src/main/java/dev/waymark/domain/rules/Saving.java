package dev.waymark.domain.rules;

import java.util.Set;

/**
 * What opens a save window, and which sources say that an order was delivered.
 *
 * @param burstComplaints this many complaints …
 * @param burstWithinMs … within this span open a window
 * @param deliveringSources the sources that send DELIVERED; only for them is a silent promise
 *     broken
 */
public record Saving(int burstComplaints, long burstWithinMs, Set<String> deliveringSources) {

  public Saving {
    deliveringSources = Set.copyOf(deliveringSources);
    if (burstComplaints < 1 || burstWithinMs <= 0) {
      throw new IllegalArgumentException(
          "a burst of "
              + burstComplaints
              + " complaints within "
              + burstWithinMs
              + " ms: both must be positive");
    }
  }
}
