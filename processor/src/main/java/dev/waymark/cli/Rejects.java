package dev.waymark.cli;

import dev.waymark.ingest.RejectsFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The files that bad lines go to: one for all, or one beside each file. */
final class Rejects implements AutoCloseable {

  private final Optional<Path> forAll;
  private final Map<Path, RejectsFile> open = new LinkedHashMap<>();

  Rejects(Optional<Path> forAll) {
    this.forAll = forAll;
  }

  RejectsFile of(Path file) {
    return open.computeIfAbsent(forAll.orElseGet(() -> RejectsFile.beside(file)), RejectsFile::new);
  }

  @Override
  public void close() {
    open.values().forEach(RejectsFile::close);
  }
}
