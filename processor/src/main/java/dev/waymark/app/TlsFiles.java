package dev.waymark.app;

import dev.waymark.query.Tls;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Reads certificates and keys from files of PEM, JKS or PKCS12. */
final class TlsFiles {

  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]+)-----END PRIVATE KEY-----");
  private static final Pattern CERTIFICATE =
      Pattern.compile("-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----");
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "Ed25519");

  private final Settings settings;
  private final char[] password;

  TlsFiles(Settings settings) {
    this.settings = settings;
    this.password = settings.get(HttpSettings.TLS_PASSWORD).toCharArray();
  }

  /**
   * What they say.
   *
   * @throws Failure when one cannot be used
   */
  Tls tls(boolean asksForCertificates) {
    KeyStore own = read(HttpSettings.TLS_CERTIFICATE, this::own);
    try {
      KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
      keys.init(own, password);
      TrustManagerFactory trusted = TrustManagerFactory.getInstance("PKIX");
      trusted.init(
          settings.get(HttpSettings.TLS_TRUSTED).isEmpty()
              ? null
              : read(HttpSettings.TLS_TRUSTED, this::trusted));
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trusted.getTrustManagers(), null);
      return new Tls(context, asksForCertificates);
    } catch (GeneralSecurityException e) {
      throw new Failure("http.tls cannot be used: " + e.getMessage(), e);
    }
  }

  private KeyStore own(Path file) throws GeneralSecurityException, IOException {
    if (!isPem(file)) {
      return store(file);
    }
    String separate = settings.get(HttpSettings.TLS_PRIVATE_KEY);
    PrivateKey key =
        separate.isEmpty() ? key(file) : read(HttpSettings.TLS_PRIVATE_KEY, TlsFiles::key);
    KeyStore store = empty();
    store.setKeyEntry("waymark", key, password, certificates(file).toArray(Certificate[]::new));
    return store;
  }

  private KeyStore trusted(Path file) throws GeneralSecurityException, IOException {
    if (!isPem(file)) {
      return store(file);
    }
    KeyStore store = empty();
    int number = 0;
    for (Certificate each : certificates(file)) {
      store.setCertificateEntry("trusted-" + number++, each);
    }
    return store;
  }

  private KeyStore store(Path file) throws GeneralSecurityException, IOException {
    return KeyStore.getInstance(new File(file.toString()), password);
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static boolean isPem(Path file) throws IOException {
    return text(file).contains("-----BEGIN ");
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
  }

  private static Collection<? extends Certificate> certificates(Path file)
      throws GeneralSecurityException, IOException {
    StringBuilder all = new StringBuilder();
    CERTIFICATE
        .matcher(text(file))
        .results()
        .forEach(each -> all.append(each.group()).append('\n'));
    if (all.isEmpty()) {
      throw new GeneralSecurityException("there is no certificate in it");
    }
    return CertificateFactory.getInstance("X.509")
        .generateCertificates(
            new ByteArrayInputStream(all.toString().getBytes(StandardCharsets.ISO_8859_1)));
  }

  private static PrivateKey key(Path file) throws GeneralSecurityException, IOException {
    Matcher key = KEY.matcher(text(file));
    if (!key.find()) {
      throw new GeneralSecurityException(
          "there is no private key in it that begins -----BEGIN PRIVATE KEY----- (PKCS8, not"
              + " encrypted)");
    }
    PKCS8EncodedKeySpec bytes =
        new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(key.group(1)));
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(bytes);
      } catch (InvalidKeySpecException e) {
        // It is of another algorithm.
      }
    }
    throw new GeneralSecurityException("the private key is of none of " + ALGORITHMS);
  }

  private <T> T read(Setting.One<String> setting, Reading<T> reading) {
    String file = settings.get(setting);
    try {
      return reading.read(Path.of(file));
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new Failure(setting.key() + " is " + file + ", which cannot be used: " + e, e);
    }
  }

  /** Makes something of a file. */
  @FunctionalInterface
  private interface Reading<T> {
    T read(Path file) throws GeneralSecurityException, IOException;
  }
}
