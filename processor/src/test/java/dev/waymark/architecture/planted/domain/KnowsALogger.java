package dev.waymark.architecture.planted.domain;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Planted: the domain must not log. */
final class KnowsALogger {

  private static final Logger LOG = LoggerFactory.getLogger("planted");

  String name() {
    return LOG.getName();
  }
}
