package dev.waymark.sandbox.secured;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the customers of the secured shop have done, in files to import, so that every topic and
 * every change log gets to hold something.
 *
 * @param folder where the files are
 * @param now a moment before anything comes
 */
record SecuredEvents(Path folder, Instant now) {

  private static final String COLUMNS =
      "event_id,event_type,customer_id,ts,amount,currency,order_id,reason,device_id";

  /**
   * What comes first: each kind of event, more purchases of dan than a ledger holds, and of each
   * kind an event that is refused, because it lies in the future.
   */
  String first() throws IOException {
    List<String> rows = new ArrayList<>();
    for (String who : List.of("ann", "ben", "cid")) {
      rows.add(purchase(who + "-1", who, at(10)));
      rows.add(purchase(who + "-2", who, at(11)));
      rows.add(contact(who + "-3", who, at(20)));
    }
    rows.add(mention("ann-4", "ann", "", at(12)));
    rows.add(install("ann-5", "ann", "d1", at(12)));
    rows.add(mention("nobody-1", "", "d9", at(12)));
    rows.addAll(purchasesOf("dan"));
    rows.addAll(oneOfEach("fay", future()));
    return file("first.csv", COLUMNS, rows);
  }

  /** What comes later than it happened: cid's before his alert, dan's too late to be taken. */
  String late() throws IOException {
    List<String> rows = new ArrayList<>(oneOfEach("cid", at(15)));
    rows.add(purchase("dan-0", "dan", at(0)));
    return file("late.csv", COLUMNS, rows);
  }

  /** What comes in while live is at rest: some good, some too late, some no good. */
  String afterwards() throws IOException {
    List<String> rows = new ArrayList<>(purchasesOf("hal"));
    rows.add(purchase("hal-0", "hal", at(0)));
    rows.add(purchase("gus-1", "gus", future()));
    return file("afterwards.csv", COLUMNS, rows);
  }

  /** Who is who. */
  String links() throws IOException {
    return file(
        "links.csv",
        "link_id,occurred_at,left,right,sign",
        List.of("l1," + at(0) + ",~DEVICE:e1,dan,LINK"));
  }

  private String file(String name, String columns, List<String> rows) throws IOException {
    List<String> lines = new ArrayList<>(List.of(columns));
    lines.addAll(rows);
    return Files.write(folder.resolve(name), lines).toString();
  }

  private List<String> purchasesOf(String who) {
    return IntStream.rangeClosed(1, 9).mapToObj(i -> purchase(who + "-" + i, who, at(i))).toList();
  }

  /** By their ids the purchase comes first: one afterwards would clear the alert. */
  private static List<String> oneOfEach(String who, Instant at) {
    return List.of(
        purchase(who + "-b", who, at),
        contact(who + "-c", who, at),
        mention(who + "-m", who, "", at),
        install(who + "-i", who, who, at));
  }

  private Instant at(int minute) {
    return now.minus(Duration.ofDays(5)).plus(Duration.ofMinutes(minute));
  }

  private Instant future() {
    return now.plus(Duration.ofDays(1));
  }

  private static String purchase(String id, String who, Instant at) {
    return id + ",purchase," + who + "," + at + ",10.00,USD,o-" + id + ",,";
  }

  private static String contact(String id, String who, Instant at) {
    return id + ",support_contact," + who + "," + at + ",,,,cancel,";
  }

  private static String mention(String id, String who, String device, Instant at) {
    return id + ",social_mention," + who + "," + at + ",,,,," + device;
  }

  private static String install(String id, String who, String device, Instant at) {
    return id + ",app_install," + who + "," + at + ",,,,," + device;
  }
}
