package dev.waymark.replay.whatif;

import dev.waymark.wire.state.Entry;
import dev.waymark.wire.state.EntryCodec;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Events sorted by customer on disk, so that a history of any size takes little memory: all events
 * of a customer lie in the same drawer, and one drawer is opened at a time. The files have no names
 * any more once they are open, so nothing of anybody is left when the process ends, however it
 * ends.
 */
final class Drawers implements AutoCloseable {

  static final int COUNT = 128;

  private static final int BUFFER = 1 << 15;
  private static final int BASELINE = 1;
  private static final int CANDIDATE = 2;

  private final Path folder;
  private final List<FileChannel> files = new ArrayList<>();
  private final List<DataOutputStream> open = new ArrayList<>();
  private final BitSet names = new BitSet(COUNT);

  Drawers() {
    try {
      folder = Files.createTempDirectory("waymark-what-if");
      for (int i = 0; i < COUNT; i++) {
        FileChannel file =
            FileChannel.open(
                folder.resolve(Integer.toString(i)),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
        files.add(file);
        open.add(
            new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(file), BUFFER)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("events cannot be put on disk", e);
    }
  }

  /** Puts away an event on which both sides agree. */
  void put(String customer, Entry entry) {
    put(BASELINE | CANDIDATE, customer, entry);
  }

  /** Puts away an event as one side reads it. */
  void put(Side side, String customer, Entry entry) {
    put(side == Side.BASELINE ? BASELINE : CANDIDATE, customer, entry);
  }

  private void put(int sides, String customer, Entry entry) {
    byte[] bytes = EntryCodec.write(entry);
    try {
      int number = Math.floorMod(customer.hashCode(), COUNT);
      DataOutputStream drawer = open.get(number);
      if (!entry.event().origin().identifiers().isEmpty()) {
        names.set(number);
      }
      drawer.writeByte(sides);
      drawer.writeUTF(customer);
      drawer.writeInt(bytes.length);
      drawer.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("events cannot be put on disk", e);
    }
  }

  /** Whether an event in one drawer bears other names than a customer id. */
  boolean holdsNames(int number) {
    return names.get(number);
  }

  /** All that lies in one drawer, by customer. */
  Map<String, Both<List<Entry>>> open(int number) {
    Map<String, Both<List<Entry>>> byCustomer = new TreeMap<>();
    try {
      open.get(number).flush();
      FileChannel file = files.get(number).position(0);
      DataInputStream in =
          new DataInputStream(new BufferedInputStream(Channels.newInputStream(file), BUFFER));
      for (int sides = in.read(); sides >= 0; sides = in.read()) {
        Both<List<Entry>> entries =
            byCustomer.computeIfAbsent(in.readUTF(), c -> Both.each(side -> new ArrayList<>(4)));
        Entry entry = EntryCodec.read(in.readNBytes(in.readInt()));
        if ((sides & BASELINE) != 0) {
          entries.baseline().add(entry);
        }
        if ((sides & CANDIDATE) != 0) {
          entries.candidate().add(entry);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("events cannot be read back from disk", e);
    }
    return byCustomer;
  }

  @Override
  public void close() {
    try {
      for (FileChannel file : files) {
        file.close();
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("events cannot be cleared away", e);
    }
  }
}
