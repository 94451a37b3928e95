package dev.waymark.sandbox.replay;

import dev.waymark.schema.AlertStep;
import dev.waymark.schema.ChurnAlert;
import dev.waymark.schema.Identity;
import dev.waymark.schema.IdentityReason;
import dev.waymark.schema.IdentityStep;
import dev.waymark.schema.Journey;
import dev.waymark.schema.Kpi;
import dev.waymark.schema.SaveWindow;
import dev.waymark.schema.SaveWindowStep;
import dev.waymark.schema.StageChange;
import dev.waymark.stream.Topic;
import dev.waymark.wire.IdentityOutcomes;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;

/**
 * What an output topic speaks of, and how the last words of two runs on it are compared.
 *
 * <p>Five things differ by nature between two runs, and are left out. How often a KPI cell was
 * revised, and as of when: a run that was told of late events later has more revisions, each told
 * at a moment of its own, and what counts is the value of the last. What was said and taken back
 * again: only who was wrong for a while has said it. KPI cells that hold nothing: they are what is
 * left of contributions that were taken back, so who was never wrong has none. How it came out who
 * is who: names that stand for themselves again were only told of by those who took them for
 * somebody else's, and what was heard last depends on the order. The time at which the broker took
 * a record.
 *
 * @param what what messages call it
 * @param subject of which one a record tells, by its key and value
 * @param stands whether a last word still holds
 * @param comparable the record without what differs by nature
 */
public record Spoken<T extends SpecificRecord>(
    String what,
    Topic topic,
    Class<T> type,
    BiFunction<String, T, String> subject,
    Predicate<T> stands,
    UnaryOperator<T> comparable) {

  /** Journeys by customer: every byte. */
  public static final Spoken<Journey> JOURNEYS =
      new Spoken<>(
          "journey",
          Topic.JOURNEYS,
          Journey.class,
          (key, journey) -> key,
          journey -> true,
          UnaryOperator.identity());

  /** KPI cells by their key: every byte but revision and as-of. */
  public static final Spoken<Kpi> KPIS =
      new Spoken<>(
          "kpi",
          Topic.KPIS,
          Kpi.class,
          (key, kpi) -> key,
          kpi -> kpi.getCount() != 0 || kpi.getAmount() != 0,
          kpi ->
              Kpi.newBuilder(kpi)
                  .setRevision(0)
                  .setAsOf(Instant.EPOCH)
                  .setDimensions(new TreeMap<>(kpi.getDimensions()))
                  .build());

  /** The last state of each alert that was not taken back: every byte. */
  public static final Spoken<ChurnAlert> ALERTS =
      new Spoken<>(
          "alert",
          Topic.CHURN_ALERTS,
          ChurnAlert.class,
          (key, alert) -> alert.getAlertId(),
          alert -> alert.getStep() != AlertStep.RETRACTED,
          UnaryOperator.identity());

  /** The last state of each save window that was not taken back: every byte. */
  public static final Spoken<SaveWindow> SAVE_WINDOWS =
      new Spoken<>(
          "save window",
          Topic.SAVE_WINDOWS,
          SaveWindow.class,
          (key, window) -> window.getWindowId(),
          window -> window.getStep() != SaveWindowStep.RETRACTED,
          UnaryOperator.identity());

  /** The stage changes that were not taken back: every byte. */
  public static final Spoken<StageChange> STAGE_CHANGES =
      new Spoken<>(
          "stage change",
          Topic.STAGE_CHANGES,
          StageChange.class,
          (key, change) -> change.getChangeId(),
          change -> !change.getRetraction(),
          UnaryOperator.identity());

  /** To whom each name belongs that is not its own: every byte but what showed it. */
  public static final Spoken<Identity> IDENTITIES =
      new Spoken<>(
          "identity",
          Topic.IDENTITIES,
          Identity.class,
          (key, identity) -> key,
          Spoken::isSomebodys,
          identity ->
              Identity.newBuilder(identity)
                  .setStep(IdentityStep.MERGED)
                  .setReason(IdentityReason.EVENT)
                  .setReasonId("")
                  .setAt(Instant.EPOCH)
                  .build());

  /** All of them. */
  public static final List<Spoken<?>> ALL =
      List.of(JOURNEYS, KPIS, ALERTS, SAVE_WINDOWS, STAGE_CHANGES, IDENTITIES);

  private static boolean isSomebodys(Identity identity) {
    String self = IdentityOutcomes.party(identity.getName()).key();
    return identity.getOwners().stream().anyMatch(owner -> !owner.getOwner().equals(self));
  }
}
