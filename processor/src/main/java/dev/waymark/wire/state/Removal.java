package dev.waymark.wire.state;

import java.util.List;

/**
 * Events of a name have another owner than was known: they leave this customer's ledger, or come
 * into it.
 *
 * @param via the customer through whom they go and come, who is one with this one; empty when the
 *     name itself says so
 * @param out the events that go
 * @param in the events that come
 */
public record Removal(String via, List<Entry> out, List<Entry> in) implements Addressed {

  public Removal {
    out = List.copyOf(out);
    in = List.copyOf(in);
  }

  @Override
  public long atMs() {
    return in.isEmpty() ? out.get(0).atMs() : in.get(0).atMs();
  }
}
