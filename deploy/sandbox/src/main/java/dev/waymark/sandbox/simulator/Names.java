package dev.waymark.sandbox.simulator;

import java.util.List;

/** Which names the events of one person bear, and what that tells. */
interface Names {

  /** Whether the person is known by names alone at first, and now and then later. */
  boolean comeByHalf();

  /** The names at the placing of an order. */
  Bearing order(long atMs, String channel);

  /** The names at the opening of a support case; all its steps bear them. */
  Bearing contact(long atMs);

  Bearing mention(long atMs);

  Bearing app(long atMs);

  /** Whether the app is installed once more, after an order. */
  boolean installAgain();

  /** An event with these names has been told. */
  void told(String eventId, long atMs, Bearing bearing);

  /** Where the events told so far belong. */
  List<Placed> placed();
}
