package dev.waymark.sandbox.simulator;

import dev.waymark.domain.event.Sentiment;
import java.util.List;

/** How somebody speaks, with the words for it. */
enum Tone {
  GLAD(
      Sentiment.of(0.8),
      "I love this shop, great quality and quick delivery.",
      "Wonderful service, happy with my order!",
      "Excellent as always, I can only recommend them."),
  EVEN(
      Sentiment.of(0),
      "Does this come in other colours?",
      "Which of the two is the larger one?",
      "My parcel came today."),
  COOL(
      Sentiment.of(-0.3),
      "This is not quite what I ordered.",
      "I expected a bit more for the price.",
      "There is a scratch on it."),
  ANGRY(
      Sentiment.of(-0.8),
      "Terrible, this is the worst service I have ever had.",
      "Awful. I am angry and very disappointed.",
      "Horrible quality and nobody cares. A disgrace."),
  LEAVING(
      Sentiment.of(-0.7),
      "I want to cancel my account.",
      "Please close my account, I am disappointed.",
      "I want to cancel. Never again.");

  private final Sentiment sentiment;
  private final List<String> texts;

  Tone(Sentiment sentiment, String... texts) {
    this.sentiment = sentiment;
    this.texts = List.of(texts);
  }

  Sentiment sentiment() {
    return sentiment;
  }

  List<String> texts() {
    return texts;
  }
}
