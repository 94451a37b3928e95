package dev.waymark.wire;

import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import javax.net.ssl.SSLException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/**
 * Tells, from an exception of somebody else's serde, whether its registry could not be asked. Only
 * what names a connection, or is marked as worth another try, counts; a bad record never does.
 */
final class Outages {

  private static final int DEEPEST = 16;

  private Outages() {}

  static boolean isOne(Throwable thrown) {
    @Nullable Throwable at = thrown;
    for (int depth = 0; at != null && depth < DEEPEST; depth++) {
      if (isConnection(at) || isWorthAnotherTry(at)) {
        return true;
      }
      at = at.getCause();
    }
    return false;
  }

  private static boolean isConnection(Throwable at) {
    return at instanceof ConnectException
        || at instanceof SocketException
        || at instanceof SocketTimeoutException
        || at instanceof UnknownHostException
        || at instanceof HttpTimeoutException
        || at instanceof SSLException;
  }

  private static boolean isWorthAnotherTry(Throwable at) {
    return at instanceof RetriableException
        || at instanceof AuthenticationException
        || at instanceof AuthorizationException
        || at instanceof RegistryOutage;
  }
}
