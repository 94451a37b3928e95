package dev.waymark.cli;

import dev.waymark.app.LinkLog;
import dev.waymark.app.ToldNames;
import dev.waymark.domain.identity.Link;
import dev.waymark.domain.identity.Party;
import dev.waymark.schema.Identity;
import dev.waymark.schema.IdentityOwner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known of a name, as a sentence and as rows. */
final class NamePicture {

  static final List<String> COLUMNS = List.of("what", "name", "from", "why");

  private final Party name;
  private final List<String> way;
  private final Optional<Identity> told;
  private final boolean hasJourney;
  private final List<List<String>> rows = new ArrayList<>();

  private NamePicture(Party name, List<String> way, Optional<Identity> told, boolean hasJourney) {
    this.name = name;
    this.way = way;
    this.told = told;
    this.hasJourney = hasJourney;
  }

  static NamePicture of(Party name, ToldNames told, LinkLog links) {
    List<String> way = told.way(name);
    Optional<Identity> about = told.about(name);
    boolean hasJourney = told.journey(way.get(way.size() - 1)).isPresent();
    NamePicture picture = new NamePicture(name, way, about, hasJourney);
    about.ifPresent(picture::owners);
    picture.names(told.namesOf(name.key()));
    links.about(name).forEach(word -> picture.link(word.link()));
    return picture;
  }

  private void owners(Identity identity) {
    String why = identity.getStep() + " by " + identity.getReason() + " " + identity.getReasonId();
    List<IdentityOwner> owners = identity.getOwners();
    for (IdentityOwner owner : owners) {
      boolean isLatest = owner.equals(owners.get(owners.size() - 1));
      add("owner", owner.getOwner(), from(owner), isLatest ? why : "");
    }
  }

  private void names(Map<String, Identity> names) {
    names.forEach(
        (key, identity) -> {
          for (IdentityOwner owner : identity.getOwners()) {
            if (owner.getOwner().equals(name.key())) {
              boolean stillIs = ToldNames.latest(identity).equals(name.key());
              String why = identity.getReason() + " " + identity.getReasonId();
              add(stillIs ? "name" : "former name", key, from(owner), why);
            }
          }
        });
  }

  private void link(Link link) {
    Party other = link.left().equals(name) ? link.right() : link.left();
    String at = Instant.ofEpochMilli(link.atMs()).toString();
    add(link.together() ? "link" : "unlink", other.key(), at, link.id());
  }

  /** One more row. */
  void add(List<List<String>> more) {
    rows.addAll(more);
  }

  private void add(String what, String who, String from, String why) {
    rows.add(List.of(what, who, from, why));
  }

  private static String from(IdentityOwner owner) {
    Instant from = owner.getFrom();
    return from == null ? "the beginning" : from.toString();
  }

  boolean isEmpty() {
    return rows.isEmpty() && !hasJourney;
  }

  List<List<String>> rows() {
    return rows;
  }

  String sentence() {
    if (isEmpty()) {
      return name + " has not been seen yet.";
    }
    if (told.map(Identity::getShared).orElse(false)) {
      return name + " is shared by too many: it stands for itself.";
    }
    if (way.size() == 1) {
      return name + (name.isCustomer() ? " is a customer." : " stands for itself.");
    }
    String then = name.isCustomer() ? " is one with " : " belongs to ";
    return name + then + String.join(", who is one with ", way.subList(1, way.size())) + ".";
  }
}
