package dev.waymark.domain.identity;

import java.util.List;
import java.util.Optional;

/** What a party says of itself to those it was seen with. */
public sealed interface Word {

  /** To whom the party belongs. */
  Ownership ownership(Party self);

  /** It was seen with too many: it stands for itself and links nobody. */
  record Shared() implements Word {

    @Override
    public Ownership ownership(Party self) {
      return Ownership.of(self.key());
    }
  }

  /**
   * It belongs to customers.
   *
   * @param steps over how many others it knows that: 0 when it was seen with them itself
   */
  record Found(Ownership ownership, int steps) implements Word {

    @Override
    public Ownership ownership(Party self) {
      return ownership;
    }
  }

  /**
   * It belongs to one of its own kind: to the smallest centre in reach. A centre is a party that
   * has none smaller in reach, so it belongs to itself. What one link changes stays near that link,
   * however long the chain.
   *
   * @param smallest the smallest party over at most 0, 1, 2 … links
   * @param centres the smallest centre over at most 0, 1, 2 … links
   */
  record Among(List<Party> smallest, List<Optional<Party>> centres) implements Word {

    public Among {
      smallest = List.copyOf(smallest);
      centres = List.copyOf(centres);
    }

    /** Whether others of the same kind are further away than names are followed. */
    public boolean isCut() {
      return centres.get(centres.size() - 1).isEmpty();
    }

    @Override
    public Ownership ownership(Party self) {
      return Ownership.of(centres.get(centres.size() - 1).orElse(self).key());
    }
  }
}
