package dev.waymark.domain.journey;

import dev.waymark.domain.kit.PureTeller;
import dev.waymark.domain.kit.Stories;
import dev.waymark.domain.kit.Teller;
import dev.waymark.domain.rules.Rules;

/** All stories, told by the pure rules. */
class StoriesTest extends Stories {

  @Override
  protected Teller teller(Rules rules) {
    return new PureTeller(rules);
  }
}
