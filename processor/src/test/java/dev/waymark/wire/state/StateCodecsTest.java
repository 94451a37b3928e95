package dev.waymark.wire.state;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.domain.churn.Band;
import dev.waymark.domain.churn.Finding;
import dev.waymark.domain.event.Event;
import dev.waymark.domain.event.EventKind;
import dev.waymark.domain.event.Reason;
import dev.waymark.domain.journey.Friends;
import dev.waymark.domain.journey.Friends.Friend;
import dev.waymark.domain.journey.Journey;
import dev.waymark.domain.journey.Moments;
import dev.waymark.domain.journey.Stage;
import dev.waymark.domain.kit.Histories;
import dev.waymark.domain.kit.History;
import dev.waymark.domain.kpi.CellId;
import dev.waymark.domain.kpi.Grain;
import dev.waymark.domain.kpi.Kpi;
import dev.waymark.domain.kpi.Sum;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StateCodecsTest {

  @Test
  void journeys_and_events_come_back_as_they_went() {
    for (long seed = 1; seed <= 2_000; seed++) {
      History history = Histories.of(seed);
      Journey journey = history.ledger().fold(history.fold(), history.endMs(), new Moments());
      Stored stored =
          new Stored(
              journey,
              history.endMs() + seed,
              (int) seed,
              new Sum(seed % 3, seed),
              seed % 5 == 0 ? "c" + seed : "");
      assertThat(JourneyCodec.read(history.customer(), JourneyCodec.write(stored)))
          .as("seed " + seed)
          .isEqualTo(stored);
      for (Event event : history.events()) {
        Entry entry = new Entry(event, 3, seed);
        assertThat(EntryCodec.read(EntryCodec.write(entry))).as("seed " + seed).isEqualTo(entry);
        assertThat(EntryCodec.readKept(event.eventId(), EntryCodec.writeKept(entry)))
            .as("seed " + seed)
            .isEqualTo(entry);
      }
    }
  }

  @Test
  void texts_come_back_whether_or_not_they_look_like_a_uuid() {
    Random chance = new Random(1);
    for (int i = 0; i < 2_000; i++) {
      String uuid = new UUID(chance.nextLong(), chance.nextLong()).toString();
      for (String text : List.of(uuid, uuid.toUpperCase(java.util.Locale.ROOT), uuid + "x", "")) {
        assertThat(new Source(new Sink().text(text).toBytes()).text()).isEqualTo(text);
      }
      assertThat(new Sink().text(uuid).toBytes()).hasSize(17);
    }
  }

  @Test
  void ids_in_keys_come_back_whether_or_not_they_look_like_a_uuid() {
    String uuid = "0f14d0ab-9605-4a62-a9e4-5ed26688389b";
    assertThat(EventIds.bytes(uuid)).hasSize(17);
    for (String id : List.of(uuid, uuid.toUpperCase(java.util.Locale.ROOT), "e-1", "ü", "\0")) {
      byte[] key = ("prefix" + new String(EventIds.bytes(id), ISO_8859_1)).getBytes(ISO_8859_1);
      assertThat(EventIds.read(key, "prefix".length())).isEqualTo(id);
    }
  }

  @Test
  void friends_and_introductions_come_back_as_they_went() {
    Friend friend = new Friend(1_500_000_000_000L, "e-1", 4_990);
    Friends friends = new Friends(List.of(friend), new Sum(3, 700));
    assertThat(FriendsCodec.read(FriendsCodec.write(friends))).isEqualTo(friends);
    Friends owing = friends.without(new Friend(7, "e-2", 1));
    assertThat(FriendsCodec.read(FriendsCodec.write(owing))).isEqualTo(owing);
    for (boolean withdrawn : new boolean[] {true, false}) {
      Introduction introduction = new Introduction(friend, withdrawn);
      assertThat(AddressedCodec.read(AddressedCodec.write(introduction))).isEqualTo(introduction);
    }
    Entry entry = new Entry(Histories.of(1).events().get(0), 3, 7);
    assertThat(AddressedCodec.read(AddressedCodec.write(entry))).isEqualTo(entry);
  }

  @Test
  void batches_and_cells_come_back_as_they_went() {
    CellId day = new CellId(Kpi.ORDERS, "channel=web", Grain.DAY, 86_400_000L);
    CellId now = new CellId(Kpi.RECORDS, "end=applied;topic=purchases", Grain.NOW, 0);
    Batch batch = new Batch(2, 90_000_000L, Map.of(day, new Sum(1, -5), now, new Sum(7, 0)));
    assertThat(BatchCodec.read(BatchCodec.write(batch))).isEqualTo(batch);
    assertThat(CellCodec.id(CellCodec.key(day))).isEqualTo(day);
    Cell cell = new Cell(new Sum(3, -9), 4, true);
    assertThat(CellCodec.read(CellCodec.write(cell))).isEqualTo(cell);
  }

  @Test
  void the_places_of_values_in_state_never_change() {
    assertThat(Arrays.toString(EventKind.values()))
        .startsWith("[PURCHASE, SUPPORT_CONTACT, SOCIAL_MENTION, APP_INSTALL");
    assertThat(Arrays.toString(Stage.values()))
        .startsWith("[NONE, PROSPECT, NEW, ACTIVE, LAPSED, LOST");
    assertThat(Arrays.toString(Band.values())).startsWith("[NONE, LOW, ELEVATED, HIGH, CRITICAL");
    assertThat(Arrays.toString(Reason.values()))
        .startsWith(
            "[NONE, LATE_DELIVERY, DEFECTIVE, WRONG_ITEM, BILLING, SERVICE, CANCELLATION, QUALITY,"
                + " PRESALES, OTHER");
    assertThat(Arrays.toString(Finding.values()))
        .startsWith(
            "[BASE, SILENCE, FREQUENCY, OWN_RHYTHM, SPEND_DECLINE, COMPLAINT, UNRESOLVED_CONTACT,"
                + " REPEAT_CONTACT, LATE_DELIVERY, NEGATIVE_MENTION, LEAVE_INTENT, REFUND,"
                + " UNINSTALL");
  }
}
