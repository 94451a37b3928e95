package dev.waymark.schema;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaFormatter;

/**
 * The released versions of the schemas. Run it with a version number to release the current
 * schemas; a released file is never changed or deleted.
 */
final class Released {

  private static final Path FOLDER = Path.of("released");

  private Released() {}

  public static void main(String[] version) throws IOException {
    Path folder = Files.createDirectory(FOLDER.resolve("v" + Integer.parseInt(version[0])));
    for (Contract contract : Contract.all()) {
      Files.writeString(
          file(folder, contract), SchemaFormatter.format("json/pretty", contract.current()) + "\n");
    }
  }

  /** Every released schema of a contract, the oldest first. */
  static List<Schema> of(Contract contract) throws IOException {
    List<Schema> found = new ArrayList<>();
    for (int version : versions(contract)) {
      found.add(of(contract, version));
    }
    return found;
  }

  /** The versions in which a contract was released, the oldest first. */
  static List<Integer> versions(Contract contract) {
    List<Integer> found = new ArrayList<>();
    for (int version = 1; Files.isDirectory(FOLDER.resolve("v" + version)); version++) {
      if (Files.exists(file(FOLDER.resolve("v" + version), contract))) {
        found.add(version);
      }
    }
    return found;
  }

  /** One released schema of a contract. */
  static Schema of(Contract contract, int version) throws IOException {
    return new Schema.Parser()
        .parse(Files.readString(file(FOLDER.resolve("v" + version), contract)));
  }

  private static Path file(Path folder, Contract contract) {
    return folder.resolve(contract.name() + ".avsc");
  }
}
