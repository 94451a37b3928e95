package dev.waymark.wire.state;

import dev.waymark.domain.journey.Friends.Friend;

/**
 * Somebody's first purchase, told to the customer who brought them.
 *
 * @param withdrawn whether late data showed that it was not their first one
 */
public record Introduction(Friend friend, boolean withdrawn) implements Addressed {

  @Override
  public long atMs() {
    return friend.atMs();
  }
}
