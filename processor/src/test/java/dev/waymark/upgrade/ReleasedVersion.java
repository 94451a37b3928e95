package dev.waymark.upgrade;

import dev.waymark.stream.TopologyText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a released version printed and kept: {@code processor/released/vN} holds its topology and
 * state that it wrote. {@code main} writes a new one; an old one is never changed.
 */
record ReleasedVersion(int number) {

  private static final Path FOLDER = Path.of("released");

  /** Writes the folder of a version, whose number is the only argument, from what is there now. */
  public static void main(String[] version) throws IOException {
    ReleasedVersion made = new ReleasedVersion(Integer.parseInt(version[0]));
    Files.createDirectories(made.folder());
    Files.writeString(made.folder().resolve("topology.txt"), TopologyText.now());
    Files.write(made.folder().resolve("state.txt"), KeptState.written());
  }

  static ReleasedVersion last() {
    int number = 1;
    while (Files.isDirectory(new ReleasedVersion(number + 1).folder())) {
      number++;
    }
    return new ReleasedVersion(number);
  }

  Path folder() {
    return FOLDER.resolve("v" + number);
  }

  String topology() throws IOException {
    return Files.readString(folder().resolve("topology.txt"), StandardCharsets.UTF_8);
  }

  /** Says how to come from this version to the next one where that takes a migration. */
  Path migrationNote() {
    return FOLDER.resolve("migration-from-v" + number + ".md");
  }
}
