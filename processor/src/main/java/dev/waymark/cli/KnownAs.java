package dev.waymark.cli;

import dev.waymark.app.Config;
import dev.waymark.app.Refusal;
import dev.waymark.app.ToldNames;
import dev.waymark.domain.identity.Party;
import dev.waymark.wire.SpokenName;
import java.util.List;

/** Whom the names given on the command line mean. */
final class KnownAs {

  private KnownAs() {}

  /** Who has the journey of whoever is known by a name; the text itself when nobody is. */
  static String customer(ToldNames told, String text) {
    for (Party name : readings(text)) {
      List<String> way = told.way(name);
      String customer = way.get(way.size() - 1);
      if (told.journey(customer).isPresent()) {
        return customer;
      }
    }
    return text;
  }

  private static List<Party> readings(String text) {
    try {
      return SpokenName.readings(text);
    } catch (IllegalArgumentException e) {
      throw new Refusal(String.valueOf(e.getMessage()));
    }
  }

  /**
   * The name itself.
   *
   * @throws Refusal when it can name nobody
   */
  static Party name(Config config, String text) {
    Party name = readings(text).get(0);
    if (config.wire().inputs().blocked().blocks(name.value())) {
      throw new Refusal("NAME is " + text + ": this is a blocked value, which names nobody");
    }
    return name;
  }
}
