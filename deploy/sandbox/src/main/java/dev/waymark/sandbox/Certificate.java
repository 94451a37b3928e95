package dev.waymark.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A certificate for this machine, signed by itself, and who trusts it.
 *
 * @param keyStore the key and the certificate, PKCS 12
 * @param trustStore the certificate alone, PKCS 12
 * @param pem the certificate alone, as text
 * @param password opens both stores
 */
public record Certificate(Path keyStore, Path trustStore, Path pem, String password) {

  private static final long TIME_TO_MAKE_S = 60;

  /** Makes one in a folder, with the tool of the JDK. */
  public static Certificate make(Path folder, String password) {
    Certificate made =
        new Certificate(
            folder.resolve("key.p12"),
            folder.resolve("trust.p12"),
            folder.resolve("certificate.pem"),
            password);
    made.keytool(
        made.keyStore,
        List.of("-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1", "-validity", "2"),
        List.of("-dname", "CN=localhost", "-ext", "SAN=ip:127.0.0.1,dns:localhost"));
    made.keytool(
        made.keyStore, List.of("-exportcert", "-rfc", "-file", made.pem.toString()), List.of());
    made.keytool(
        made.trustStore,
        List.of("-importcert", "-noprompt", "-file", made.pem.toString()),
        List.of());
    return made;
  }

  private void keytool(Path store, List<String> what, List<String> more) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(what);
    command.addAll(more);
    command.addAll(List.of("-alias", "sandbox", "-storetype", "PKCS12"));
    command.addAll(List.of("-keystore", store.toString(), "-storepass", password));
    try {
      Path said = Files.createTempFile("keytool", ".txt");
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      boolean ended = process.waitFor(TIME_TO_MAKE_S, TimeUnit.SECONDS);
      String words = Files.readString(said, StandardCharsets.UTF_8);
      Files.delete(said);
      if (!ended || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IllegalStateException("keytool " + what.get(0) + " says: " + words);
      }
    } catch (IOException e) {
      throw new IllegalStateException("keytool cannot be run: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while making a certificate", e);
    }
  }
}
