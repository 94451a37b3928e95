package dev.waymark.query;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * How HTTP is encrypted.
 *
 * @param context who we are, and whom we trust
 * @param asksForCertificates whether whoever asks may show a certificate
 */
public record Tls(SSLContext context, boolean asksForCertificates) {

  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

  HttpServer server(InetSocketAddress address, int waiting) throws IOException {
    HttpsServer server = HttpsServer.create(address, waiting);
    server.setHttpsConfigurator(
        new HttpsConfigurator(context) {
          @Override
          public void configure(HttpsParameters connection) {
            connection.setSSLParameters(parameters());
          }
        });
    return server;
  }

  /** A certificate is asked for and not insisted on: health and metrics are for all. */
  private SSLParameters parameters() {
    SSLParameters parameters = context.getDefaultSSLParameters();
    parameters.setProtocols(PROTOCOLS);
    parameters.setWantClientAuth(asksForCertificates);
    return parameters;
  }

  /** Whether whoever asks has shown a certificate that is trusted. */
  static boolean isCertified(HttpExchange exchange) {
    if (!(exchange instanceof HttpsExchange secure)) {
      return false;
    }
    try {
      return secure.getSSLSession().getPeerCertificates().length > 0;
    } catch (SSLPeerUnverifiedException e) {
      return false;
    }
  }
}
