package dev.waymark.query;

import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** A text that somebody else sends, as long as it is not too long. */
final class AtMost implements BodySubscriber<String> {

  private final BodySubscriber<String> text = BodySubscribers.ofString(StandardCharsets.UTF_8);
  private final Upstream upstream = new Upstream();
  private long left;

  AtMost(long bytes) {
    this.left = bytes;
  }

  @Override
  public CompletionStage<String> getBody() {
    return text.getBody();
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    upstream.is = subscription;
    text.onSubscribe(subscription);
  }

  @Override
  public void onNext(List<ByteBuffer> part) {
    left -= part.stream().mapToLong(ByteBuffer::remaining).sum();
    if (left < 0) {
      upstream.is.cancel();
      onError(new java.io.IOException("the answer is too long"));
      return;
    }
    text.onNext(part);
  }

  @Override
  public void onError(Throwable thrown) {
    text.onError(thrown);
  }

  @Override
  public void onComplete() {
    text.onComplete();
  }

  /** What sends the parts; nobody until it has said so. */
  private static final class Upstream {
    private Flow.Subscription is =
        new Flow.Subscription() {
          @Override
          public void request(long n) {}

          @Override
          public void cancel() {}
        };
  }
}
