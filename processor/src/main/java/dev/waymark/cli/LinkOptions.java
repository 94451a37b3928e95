package dev.waymark.cli;

import dev.waymark.domain.identity.Link;
import dev.waymark.domain.identity.Party;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of a word on two names. */
final class LinkOptions {

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      description = "From when it holds, such as 2026-03-01T00:00:00Z; now, without.")
  private @Nullable Instant at;

  @Option(
      names = "--id",
      paramLabel = "ID",
      description = "The id of this word; made of the names, the sign and the moment, without.")
  private String id = "";

  @Option(names = "--unseen", description = "Also names that nobody has been seen with yet.")
  private boolean unseen;

  boolean takesUnseen() {
    return unseen;
  }

  Link link(Party left, Party right, boolean together) {
    Instant moment = at == null ? Instant.now().truncatedTo(ChronoUnit.MILLIS) : at;
    String text = left.key() + "\n" + right.key() + "\n" + together + "\n" + moment;
    String name =
        id.isEmpty()
            ? UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString()
            : id;
    return new Link(name, moment.toEpochMilli(), left, right, together);
  }
}
