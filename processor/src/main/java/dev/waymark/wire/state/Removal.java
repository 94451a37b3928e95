package dev.waymark.wire.state;

import java.util.ArrayList;
import java.util.Comparator;
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

  /** So few fit into one record, however long their names are. */
  private static final int FEW = 8;

  private static final long MOST_BYTES = 800_000;

  public Removal {
    out = List.copyOf(out);
    in = List.copyOf(in);
  }

  /**
   * The same in several, of which each fits into one record: names may be long, and a ledger may
   * hold many.
   */
  public List<Removal> parts() {
    if (out.size() + in.size() <= FEW) {
      return List.of(this);
    }
    List<Removal> parts = new ArrayList<>();
    chunks(out).forEach(chunk -> parts.add(new Removal(via, chunk, List.of())));
    chunks(in).forEach(chunk -> parts.add(new Removal(via, List.of(), chunk)));
    return parts.size() <= 2 && isSmall(parts) ? List.of(this) : parts;
  }

  private static boolean isSmall(List<Removal> parts) {
    return parts.stream().mapToLong(part -> bytes(part.out) + bytes(part.in)).sum() <= MOST_BYTES;
  }

  /** The oldest first: what comes later is never too late for what came before. */
  private static List<List<Entry>> chunks(List<Entry> entries) {
    List<Entry> ordered = new ArrayList<>(entries);
    ordered.sort(
        Comparator.comparingLong(Entry::atMs).thenComparing(entry -> entry.event().eventId()));
    List<List<Entry>> chunks = new ArrayList<>();
    List<Entry> chunk = new ArrayList<>();
    long room = MOST_BYTES;
    for (Entry entry : ordered) {
      long bytes = bytes(List.of(entry));
      if (bytes > room && !chunk.isEmpty()) {
        chunks.add(chunk);
        chunk = new ArrayList<>();
        room = MOST_BYTES;
      }
      chunk.add(entry);
      room -= bytes;
    }
    if (!chunk.isEmpty()) {
      chunks.add(chunk);
    }
    return chunks;
  }

  private static long bytes(List<Entry> entries) {
    return entries.stream().mapToLong(entry -> EntryCodec.write(entry).length).sum();
  }

  @Override
  public long atMs() {
    return in.isEmpty() ? out.get(0).atMs() : in.get(0).atMs();
  }
}
