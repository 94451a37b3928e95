package dev.waymark.history;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * What the publisher is told.
 *
 * @param url where samples are sent
 * @param authorization the header by which the server knows us, if it asks
 * @param timeout how long one request may take
 * @param every how often what has changed in open windows is sent
 * @param run the value of the label that tells runs apart
 * @param zone the business time zone, whose windows KPIs have
 * @param journeyPartitions how many clocks there are
 * @param retentionMs how long windows of a grain are of interest after their end; for ever when
 *     absent
 */
public record PublisherRules(
    URI url,
    Optional<String> authorization,
    Duration timeout,
    Duration every,
    String run,
    ZoneId zone,
    int journeyPartitions,
    Map<dev.waymark.domain.kpi.Grain, Long> retentionMs) {

  public PublisherRules {
    retentionMs = Map.copyOf(retentionMs);
  }

  /** Not the authorization, which is a secret. */
  @Override
  public String toString() {
    return "PublisherRules[url=" + url + ", run=" + run + "]";
  }
}
