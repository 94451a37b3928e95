package dev.waymark.app;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Words for reasons that many support desks use. */
final class ReasonWords {

  static final Map<String, String> STANDARD = standard();

  private ReasonWords() {}

  private static Map<String, String> standard() {
    Map<String, String> words = new LinkedHashMap<>();
    add(words, "LATE_DELIVERY", "late", "delay", "delayed", "not_delivered");
    add(words, "DEFECTIVE", "broken", "damaged", "faulty");
    add(words, "WRONG_ITEM", "wrong_size", "wrong_product", "not_as_described");
    add(words, "BILLING", "invoice", "payment", "charge", "overcharged");
    add(words, "SERVICE", "rude", "customer_service");
    add(words, "CANCELLATION", "cancel", "cancel_account", "cancel_subscription", "leaving");
    add(words, "QUALITY", "poor_quality", "bad_quality");
    add(words, "PRESALES", "question", "product_question", "pre_sales");
    return Collections.unmodifiableMap(words);
  }

  private static void add(Map<String, String> words, String reason, String... sourceWords) {
    for (String word : sourceWords) {
      words.put(word, reason);
    }
  }
}
