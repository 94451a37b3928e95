package dev.waymark.app;

import dev.waymark.schema.AppInstall;
import dev.waymark.schema.ChurnAlert;
import dev.waymark.schema.Erasure;
import dev.waymark.schema.Identity;
import dev.waymark.schema.Journey;
import dev.waymark.schema.Kpi;
import dev.waymark.schema.Late;
import dev.waymark.schema.Link;
import dev.waymark.schema.Purchase;
import dev.waymark.schema.Receipt;
import dev.waymark.schema.Reject;
import dev.waymark.schema.SaveWindow;
import dev.waymark.schema.SocialMention;
import dev.waymark.schema.StageChange;
import dev.waymark.schema.SupportContact;
import dev.waymark.schema.Suppression;
import dev.waymark.stream.Topic;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** Which record travels on which topic. */
public final class RecordTypes {

  private RecordTypes() {}

  /** The record of a topic; none where the bytes are our own affair. */
  public static Optional<Class<? extends SpecificRecord>> of(Topic topic) {
    return switch (topic) {
      case PURCHASES -> Optional.of(Purchase.class);
      case SUPPORT_CONTACTS -> Optional.of(SupportContact.class);
      case SOCIAL_MENTIONS -> Optional.of(SocialMention.class);
      case APP_INSTALLS -> Optional.of(AppInstall.class);
      case LINKS -> Optional.of(Link.class);
      case ERASURES -> Optional.of(Erasure.class);
      case BY_CUSTOMER, BY_IDENTIFIER, CONTRIBUTIONS -> Optional.empty();
      case JOURNEYS -> Optional.of(Journey.class);
      case STAGE_CHANGES -> Optional.of(StageChange.class);
      case CHURN_ALERTS -> Optional.of(ChurnAlert.class);
      case SAVE_WINDOWS -> Optional.of(SaveWindow.class);
      case IDENTITIES -> Optional.of(Identity.class);
      case KPIS -> Optional.of(Kpi.class);
      case REJECTS -> Optional.of(Reject.class);
      case LATE -> Optional.of(Late.class);
      case SUPPRESSIONS -> Optional.of(Suppression.class);
      case RECEIPTS -> Optional.of(Receipt.class);
    };
  }
}
