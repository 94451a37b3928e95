package dev.waymark.history;

import java.util.List;

/** Where samples go. */
@FunctionalInterface
interface Server {
  Reply write(List<Sample> samples);
}
