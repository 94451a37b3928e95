package dev.waymark.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** An authority of a test, and those it certifies, made by the JDK's own keytool. */
final class Certificates {

  static final String PASSWORD = "of-this-test-alone";

  private final Path folder;
  private final Path store;

  Certificates(Path folder) {
    this.folder = folder;
    this.store = folder.resolve("all.p12");
  }

  /** One that nobody certifies but itself. */
  void authority(String name) {
    keytool(List.of("-genkeypair", "-alias", name, "-dname", "CN=" + name, "-ext", "bc:c"));
  }

  /** One on this machine that an authority certifies. */
  void certified(String name, String authority) {
    List<String> command =
        List.of(
            "-genkeypair",
            "-alias",
            name,
            "-dname",
            "CN=" + name,
            "-signer",
            authority,
            "-ext",
            "san=ip:127.0.0.1");
    keytool(command);
  }

  private void keytool(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(arguments);
    command.addAll(List.of("-keyalg", "EC", "-keystore", store.toString(), "-storepass", PASSWORD));
    try {
      Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(keytool.waitFor()).as(said).isZero();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** The PEM file of a certificate and those above it. */
  Path chain(String name) throws IOException, GeneralSecurityException {
    StringBuilder pem = new StringBuilder("what stands around it does not count\n");
    for (Certificate each : store().getCertificateChain(name)) {
      pem.append(pem("CERTIFICATE", each.getEncoded()));
    }
    return Files.writeString(folder.resolve(name + ".pem"), pem);
  }

  /** The PEM file of a private key. */
  Path key(String name) throws IOException, GeneralSecurityException {
    Key key = store().getKey(name, PASSWORD.toCharArray());
    return Files.writeString(folder.resolve(name + ".key"), pem("PRIVATE KEY", key.getEncoded()));
  }

  /** The PKCS12 store of one of them alone. */
  Path store(String name) throws IOException, GeneralSecurityException {
    KeyStore all = store();
    KeyStore one = KeyStore.getInstance("PKCS12");
    one.load(null, null);
    char[] password = PASSWORD.toCharArray();
    one.setKeyEntry(name, all.getKey(name, password), password, all.getCertificateChain(name));
    Path file = folder.resolve(name + ".p12");
    try (var out = Files.newOutputStream(file)) {
      one.store(out, password);
    }
    return file;
  }

  private KeyStore store() throws IOException, GeneralSecurityException {
    return KeyStore.getInstance(new File(store.toString()), PASSWORD.toCharArray());
  }

  private static String pem(String what, byte[] bytes) {
    String text =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(bytes);
    return "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n";
  }
}
