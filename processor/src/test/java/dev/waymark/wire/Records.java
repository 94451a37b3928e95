package dev.waymark.wire;

import dev.waymark.domain.event.EventKind;
import dev.waymark.schema.AppInstall;
import dev.waymark.schema.AppInstallStep;
import dev.waymark.schema.Identifier;
import dev.waymark.schema.IdentifierType;
import dev.waymark.schema.Purchase;
import dev.waymark.schema.PurchaseStep;
import dev.waymark.schema.SocialMention;
import dev.waymark.schema.SupportContact;
import dev.waymark.schema.SupportContactStep;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Input records: one that is good, and random ones that keep to the rules. */
final class Records {

  static {
    Trust.ourRecords();
  }

  private Records() {}

  static Purchase purchase() {
    return Purchase.newBuilder()
        .setEventId("p-1")
        .setOccurredAt(Instant.parse("2026-03-14T09:26:53.123Z"))
        .setCustomerId("c-1")
        .setSource("shop")
        .setChannel("web")
        .setStep(PurchaseStep.PLACED)
        .setOrderId("o-1")
        .setAmount(4990)
        .setCurrency("EUR")
        .setItems(2)
        .build();
  }

  static SupportContact contact() {
    return SupportContact.newBuilder()
        .setEventId("s-1")
        .setOccurredAt(Instant.parse("2026-03-14T09:26:53Z"))
        .setCustomerId("c-1")
        .setStep(SupportContactStep.OPENED)
        .setContactId("case-1")
        .setReason("Late delivery")
        .setSentiment(-0.5)
        .setText("Where is it? I will Cancel my\n account.")
        .build();
  }

  static SocialMention mention() {
    return SocialMention.newBuilder()
        .setEventId("m-1")
        .setOccurredAt(Instant.parse("2026-03-14T09:26:53Z"))
        .setIdentifiers(List.of(new Identifier(IdentifierType.SOCIAL_HANDLE, " @Ann ")))
        .setNetwork("mastodon")
        .setReach(1200)
        .build();
  }

  static AppInstall install() {
    return AppInstall.newBuilder()
        .setEventId("a-1")
        .setOccurredAt(Instant.parse("2026-03-14T09:26:53Z"))
        .setCustomerId("c-1")
        .setStep(AppInstallStep.UNINSTALLED)
        .setPlatform("ios")
        .build();
  }

  static SpecificRecord of(EventKind kind) {
    return switch (kind) {
      case PURCHASE -> purchase();
      case SUPPORT_CONTACT -> contact();
      case SOCIAL_MENTION -> mention();
      case APP_INSTALL -> install();
    };
  }

  static SpecificRecord random(EventKind kind, RandomGenerator random) {
    return switch (kind) {
      case PURCHASE -> randomPurchase(random);
      case SUPPORT_CONTACT -> randomContact(random);
      case SOCIAL_MENTION -> randomMention(random);
      case APP_INSTALL -> randomInstall(random);
    };
  }

  private static Purchase randomPurchase(RandomGenerator random) {
    return new Purchase(
        "p" + random.nextLong(),
        time(random),
        maybe(random, () -> "c" + random.nextInt(99)),
        identifiers(random),
        maybe(random, () -> word(random)),
        maybe(random, () -> word(random)),
        maybe(random, () -> word(random)),
        maybe(random, () -> word(random)),
        pick(random, PurchaseStep.values()),
        maybe(random, () -> "o" + random.nextInt()),
        random.nextLong(Bounds.LARGEST_AMOUNT + 1) >> random.nextInt(50),
        "EUR",
        random.nextInt(Integer.MAX_VALUE) >> random.nextInt(31),
        maybe(random, () -> time(random)),
        maybe(random, () -> word(random)),
        maybe(random, () -> word(random)));
  }

  private static SupportContact randomContact(RandomGenerator random) {
    return new SupportContact(
        "s" + random.nextLong(),
        time(random),
        maybe(random, () -> "c" + random.nextInt(99)),
        identifiers(random),
        maybe(random, () -> word(random)),
        maybe(random, () -> word(random)),
        maybe(random, () -> word(random)),
        maybe(random, () -> word(random)),
        pick(random, SupportContactStep.values()),
        maybe(random, () -> "k" + random.nextInt()),
        maybe(random, () -> word(random)),
        maybe(random, () -> "o" + random.nextInt()),
        maybe(random, () -> random.nextDouble(-1, 1)),
        maybe(random, () -> text(random)));
  }

  private static SocialMention randomMention(RandomGenerator random) {
    return new SocialMention(
        "m" + random.nextLong(),
        time(random),
        maybe(random, () -> "c" + random.nextInt(99)),
        identifiers(random),
        maybe(random, () -> word(random)),
        maybe(random, () -> word(random)),
        maybe(random, () -> word(random)),
        maybe(random, () -> word(random)),
        word(random),
        maybe(random, () -> random.nextDouble(-1, 1)),
        maybe(random, () -> text(random)),
        random.nextLong(1L << 40) >> random.nextInt(40),
        maybe(random, () -> word(random)),
        maybe(random, () -> "o" + random.nextInt()));
  }

  private static AppInstall randomInstall(RandomGenerator random) {
    return new AppInstall(
        "a" + random.nextLong(),
        time(random),
        maybe(random, () -> "c" + random.nextInt(99)),
        identifiers(random),
        maybe(random, () -> word(random)),
        maybe(random, () -> word(random)),
        maybe(random, () -> word(random)),
        maybe(random, () -> word(random)),
        pick(random, AppInstallStep.values()),
        maybe(random, () -> word(random)),
        maybe(random, () -> word(random)));
  }

  /** At least one that names somebody, so that no random record is without a name. */
  private static List<Identifier> identifiers(RandomGenerator random) {
    return Stream.concat(
            Stream.of(new Identifier(IdentifierType.DEVICE, "d" + random.nextInt())),
            Stream.generate(() -> identifier(random)).limit(random.nextInt(4)))
        .toList();
  }

  private static Identifier identifier(RandomGenerator random) {
    return new Identifier(
        pick(random, IdentifierType.values()),
        pick(random, "0000", " Ann@Home ", "null", "ÄÖ", "", "-1", "x7"));
  }

  private static Instant time(RandomGenerator random) {
    return Instant.ofEpochMilli(random.nextLong(Bounds.LATEST_MS) >> random.nextInt(20));
  }

  private static String word(RandomGenerator random) {
    return pick(random, "", "web", "store", "Billing", "late_delivery", "Größe", "x".repeat(60))
        + (random.nextInt(4) == 0 ? random.nextInt(5000) : "");
  }

  private static String text(RandomGenerator random) {
    return pick(random, "", "Fine. ", "日本語 ", "z".repeat(3000))
        + pick(random, "", "I will cancel  my account!", "cancel my accountant");
  }

  private static <T> @Nullable T maybe(RandomGenerator random, Supplier<T> value) {
    return random.nextBoolean() ? value.get() : null;
  }

  @SafeVarargs
  private static <T> T pick(RandomGenerator random, T... of) {
    return of[random.nextInt(of.length)];
  }
}
