package dev.waymark.domain.identity;

import dev.waymark.domain.identity.Ownership.Claim;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What is known of one party: with whom it was seen, what they say to whom they belong, and what
 * follows for itself. Nobody knows more than their neighbours; what is true spreads from name to
 * name, and comes out the same whatever the order.
 *
 * @param ties in the order of the parties
 * @param crowded whether it was seen with so many that they are no longer told apart
 * @param word what follows from all that, as it was last told
 */
public record Node(Party self, List<Tie> ties, boolean crowded, Word word) {

  /** Past so many times the limit of neighbours a party is shared for ever. */
  private static final int HOPELESS = 2;

  /** Of whom nothing was heard, nothing follows. */
  private static final Word NOTHING = new Word.Shared();

  public Node {
    ties = List.copyOf(ties);
  }

  /** A party that was never seen before. */
  public static Node of(Party self, IdentityRules rules) {
    return new Node(self, List.of(), false, NOTHING).reckoned(rules);
  }

  /** Events named this party and another one. */
  public Node seen(Party other, long atMs, IdentityRules rules) {
    return with(other, tie -> tie.seen(atMs), rules);
  }

  /** Somebody said explicitly how this party and another one stand to one another. */
  public Node told(Party other, Tie.Command command, IdentityRules rules) {
    return with(other, tie -> tie.told(command), rules);
  }

  /** A neighbour says to whom it belongs. */
  public Node heard(Party other, Word said, IdentityRules rules) {
    return with(other, tie -> tie.heard(said), rules);
  }

  /** And nothing of another party any more. */
  public Node without(Party other, IdentityRules rules) {
    return new Node(
            self, ties.stream().filter(tie -> !tie.other().equals(other)).toList(), crowded, word)
        .reckoned(rules);
  }

  /** Whether it was never seen with anybody, as far as is known. */
  public boolean isAlone() {
    return ties.isEmpty() && !crowded;
  }

  /** Whether it belongs to one owner alone, and always did. */
  public boolean isOnly(Party owner) {
    return ownership().equals(Ownership.of(owner.key()));
  }

  /** To whom it belongs. */
  public Ownership ownership() {
    return word.ownership(self);
  }

  /** What is known of another party. */
  public Tie tie(Party other) {
    return ties.stream().filter(tie -> tie.other().equals(other)).findFirst().orElse(Tie.to(other));
  }

  /**
   * Which customers have to say each moment at which they were seen with this party, after it was
   * known like that before. One customer alone need not, because it is theirs at all times.
   */
  public List<Party> witnesses(Node before) {
    List<Party> customers = customers();
    if (self.isCustomer() || customers.size() < 2) {
      return List.of();
    }
    List<Party> known = before.customers();
    List<Party> witnesses = new ArrayList<>(customers);
    if (known.size() >= 2) {
      witnesses.removeAll(known);
    }
    return witnesses;
  }

  private List<Party> customers() {
    return ties.stream()
        .filter(tie -> tie.holds() && tie.other().isCustomer())
        .map(Tie::other)
        .toList();
  }

  /** Whom this party has to tell its word, after it was known like that before. */
  public List<Party> listeners(Node before) {
    boolean news = !word.equals(before.word);
    List<Party> listeners = new ArrayList<>();
    for (Tie tie : ties) {
      Party other = tie.other();
      if (other.isCustomer() == self.isCustomer()
          && tie.holds()
          && (news || !before.tie(other).holds())) {
        listeners.add(other);
      }
    }
    return listeners;
  }

  private Node with(Party other, UnaryOperator<Tie> change, IdentityRules rules) {
    if (crowded || other.equals(self) || (self.isCustomer() && !other.isCustomer())) {
      return this;
    }
    List<Tie> changed = new ArrayList<>(ties);
    changed.removeIf(tie -> tie.other().equals(other));
    changed.add(change.apply(tie(other)));
    changed.sort(Comparator.comparing(Tie::other));
    if (changed.size() > HOPELESS * rules.neighbours()) {
      return new Node(self, List.of(), true, NOTHING);
    }
    return new Node(self, thinned(changed, rules.links()), false, word).reckoned(rules);
  }

  private Node reckoned(IdentityRules rules) {
    return new Node(self, ties, crowded, reckon(rules));
  }

  private Word reckon(IdentityRules rules) {
    if (crowded || isShared(rules)) {
      return new Word.Shared();
    }
    List<Claim> claims = claims();
    if (!claims.isEmpty()) {
      return new Word.Found(Ownership.of(claims), 0);
    }
    int nearest = nearest(rules);
    return nearest < 0 ? among(rules) : new Word.Found(heardOf(nearest), nearest + 1);
  }

  /** Whether it was seen with too many others to say anything about who somebody is. */
  public boolean isShared(IdentityRules rules) {
    int all = 0;
    int stronger = 0;
    for (Tie tie : ties) {
      if (tie.holds()) {
        all++;
        stronger += tie.other().isWeakerThan(self) ? 0 : 1;
      }
    }
    return stronger > rules.limit(self) || all > rules.neighbours();
  }

  /** When it was seen with which customers. */
  private List<Claim> claims() {
    List<Claim> claims = new ArrayList<>();
    if (!self.isCustomer()) {
      for (Tie tie : ties) {
        if (tie.other().isCustomer()) {
          tie.linksMs().forEach(atMs -> claims.add(new Claim(atMs, tie.other().key())));
        }
      }
    }
    return claims;
  }

  /** How far the nearest neighbour that knows its customers is from them; -1 without any. */
  private int nearest(IdentityRules rules) {
    int nearest = -1;
    for (Tie tie : ties) {
      if (tie.holds() && tie.heard().orElse(NOTHING) instanceof Word.Found found) {
        boolean inReach = found.steps() < rules.reach();
        nearest = inReach && (nearest < 0 || found.steps() < nearest) ? found.steps() : nearest;
      }
    }
    return nearest;
  }

  /** A link gives to this party the owner that the other one had at that moment. */
  private Ownership heardOf(int steps) {
    List<Claim> claims = new ArrayList<>();
    for (Tie tie : ties) {
      if (tie.heard().orElse(NOTHING) instanceof Word.Found found && found.steps() == steps) {
        tie.linksMs().forEach(atMs -> claims.add(new Claim(atMs, found.ownership().at(atMs))));
      }
    }
    return Ownership.of(claims);
  }

  /** The smallest parties and centres around, ring by ring: each ring from the neighbours' last. */
  private Word among(IdentityRules rules) {
    List<Word.Among> neighbours = new ArrayList<>();
    for (Tie tie : ties) {
      if (tie.holds() && tie.heard().orElse(NOTHING) instanceof Word.Among among) {
        neighbours.add(among);
      }
    }
    List<Party> smallest = new ArrayList<>(List.of(self));
    for (int ring = 0; ring < rules.reach(); ring++) {
      Party best = self;
      for (Word.Among neighbour : neighbours) {
        best = smaller(best, neighbour.smallest().get(ring));
      }
      smallest.add(best);
    }
    boolean isCentre = smallest.get(rules.reach()).equals(self);
    Optional<Party> here = isCentre ? Optional.of(self) : Optional.empty();
    List<Optional<Party>> centres = new ArrayList<>(List.of(here));
    for (int ring = 0; ring < rules.reach(); ring++) {
      Optional<Party> best = here;
      for (Word.Among neighbour : neighbours) {
        best = smaller(best, neighbour.centres().get(ring));
      }
      centres.add(best);
    }
    return new Word.Among(smallest, centres);
  }

  private static Party smaller(Party one, Party other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  private static Optional<Party> smaller(Optional<Party> one, Optional<Party> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.isEmpty() ? other : one;
    }
    return Optional.of(smaller(one.get(), other.get()));
  }

  /**
   * Forgets moments of links that make no difference as long as nothing comes from before them: the
   * oldest that follows another one with the same party, or else the oldest that is not the only
   * one with its party.
   */
  private static List<Tie> thinned(List<Tie> ties, int atMost) {
    int spare = ties.stream().mapToInt(tie -> Math.max(0, tie.seenMs().size() - 1)).sum();
    if (spare <= atMost) {
      return ties;
    }
    NavigableMap<Claim, Integer> ordered =
        new TreeMap<>(Comparator.comparingLong(Claim::atMs).thenComparing(Claim::owner));
    for (int i = 0; i < ties.size(); i++) {
      String other = ties.get(i).other().key();
      for (long atMs : ties.get(i).seenMs()) {
        ordered.put(new Claim(atMs, other), i);
      }
    }
    Claim gone = redundant(ordered, ties);
    List<Tie> fewer = new ArrayList<>(ties);
    fewer.replaceAll(tie -> tie.other().key().equals(gone.owner()) ? tie.unseen(gone.atMs()) : tie);
    return fewer;
  }

  private static Claim redundant(NavigableMap<Claim, Integer> ordered, List<Tie> ties) {
    Claim spare = ordered.firstKey();
    boolean found = false;
    int before = -1;
    for (Map.Entry<Claim, Integer> next : ordered.entrySet()) {
      boolean follows = next.getValue() == before;
      if (follows && !next.getKey().equals(ordered.lastKey())) {
        return next.getKey();
      }
      if (!found && ties.get(next.getValue()).seenMs().size() > 1) {
        spare = next.getKey();
        found = true;
      }
      before = next.getValue();
    }
    return spare;
  }
}
