package dev.waymark.sandbox.simulator;

import dev.waymark.domain.identity.Link;

/** Word on its way that two names are one person's, or that they are not after all. */
public record LinkDelivery(long deliverAtMs, Link link) implements Delivery {

  public LinkDelivery {
    if (deliverAtMs < link.atMs()) {
      throw new IllegalArgumentException(
          "link "
              + link.id()
              + " would arrive "
              + (link.atMs() - deliverAtMs)
              + " ms before it is made");
    }
  }

  @Override
  public long occurredAtMs() {
    return link.atMs();
  }
}
