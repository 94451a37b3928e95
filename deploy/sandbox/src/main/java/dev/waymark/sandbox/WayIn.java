package dev.waymark.sandbox;

import dev.waymark.stream.Topic;
import java.util.List;

/** All that has to be worked off, from the first topic to the last inner one. */
public final class WayIn {

  public static final List<Topic> TOPICS =
      List.of(
          Topic.PURCHASES,
          Topic.SUPPORT_CONTACTS,
          Topic.SOCIAL_MENTIONS,
          Topic.APP_INSTALLS,
          Topic.LINKS,
          Topic.BY_IDENTIFIER,
          Topic.BY_CUSTOMER,
          Topic.CONTRIBUTIONS);

  private WayIn() {}
}
