package dev.waymark.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.domain.event.Identifier;
import dev.waymark.domain.event.IdentifierType;
import dev.waymark.domain.identity.Link;
import dev.waymark.domain.identity.Party;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkFileTest {

  private static final String HEADER = "link_id,occurred_at,left,right,sign\n";

  @TempDir private Path folder;

  private final List<Link> links = new ArrayList<>();
  private final List<BadLine> bad = new ArrayList<>();

  @Test
  void names_are_customers_or_stand_ins_of_identifiers() throws IOException {
    read(
        HEADER
            + "l1,1970-01-01T00:00:01Z,~DEVICE:d1,ann,LINK\n"
            + "l2,1970-01-01T00:00:02Z,ann,bob,UNLINK\n");

    Party device = Party.of(new Identifier(IdentifierType.DEVICE, "d1"));
    assertThat(links)
        .containsExactly(
            new Link("l1", 1000, device, Party.customer("ann"), true),
            new Link("l2", 2000, Party.customer("ann"), Party.customer("bob"), false));
    assertThat(bad).isEmpty();
  }

  @Test
  void every_bad_line_says_what_is_wrong_with_which_value() throws IOException {
    read(
        HEADER
            + ",1970-01-01,a,b,LINK\n"
            + "l2,yesterday,a,b,LINK\n"
            + "l3,1970-01-01,~PHONE:1,b,LINK\n"
            + "l4,1970-01-01,a,a,LINK\n"
            + "l5,1970-01-01,a,b,maybe\n"
            + "l6,1970-01-01,a\n"
            + "l7,1970-01-01,~DEVICE:,b,LINK\n");

    assertThat(links).isEmpty();
    assertThat(bad)
        .extracting(line -> line.line() + " " + line.reason() + " | " + line.value())
        .containsExactly(
            "2 link_id is empty: a link needs it | ",
            "3 occurred_at must be a time written as ISO-8601 has it, such as"
                + " 2018-01-31T12:00:00Z | yesterday",
            "4 left must be a customer id, or ~TYPE:value with a type of [LOYALTY_CARD,"
                + " EMAIL_HASH, PHONE_HASH, SOCIAL_HANDLE, DEVICE] | ~PHONE:1",
            "5 right is the same name as left: a link needs two | a",
            "6 sign must be LINK or UNLINK | maybe",
            "7 has 3 columns: the header has 5 | l6",
            "8 left is empty: a link needs it | ~DEVICE:");
  }

  @Test
  void a_file_without_a_needed_column_is_refused() {
    assertThatThrownBy(() -> read("link_id,occurred_at,left,right\n"))
        .hasMessageContaining("has no column sign, which is needed");
  }

  private void read(String text) throws IOException {
    LinkFile.read(Files.writeString(folder.resolve("links.csv"), text), links::add, bad::add);
  }
}
