package dev.waymark.app;

import dev.waymark.query.AllowedPeers;
import java.util.List;

/** Where this instance listens for HTTP, and to whom. */
public final class HttpSettings {

  public static final Setting.One<String> HOST =
      new Setting.One<>(
          "http.host",
          "127.0.0.1",
          Kinds.TEXT,
          "The address that HTTP listens on; any that others can reach needs http.token or"
              + " http.tls.clients.");
  public static final Setting.One<Integer> PORT =
      new Setting.One<>(
          "http.port", "8080", Kinds.whole(0, 65_535), "The port of HTTP; 0 takes any free one.");
  public static final Setting.One<String> TOKEN =
      new Setting.One<>(
          "http.token",
          "",
          Kinds.SECRET,
          "What must be shown to see anything about customers over HTTP; empty for no check.");
  public static final Setting.One<String> ADVERTISED =
      new Setting.One<>(
          "http.advertised",
          "",
          Kinds.ANY_TEXT,
          "The host:port by which other instances reach this one; empty where it listens.");
  public static final Setting.One<List<AllowedPeers.Allowed>> PEERS =
      new Setting.One<>(
          "http.peers",
          "",
          Kinds.PEERS,
          "Where other instances may be asked; empty for this machine only when http.host is, and"
              + " else nowhere.");
  public static final Setting.One<Integer> WRONG_TOKENS =
      new Setting.One<>(
          "http.limit.wrong-tokens",
          "10",
          limit(),
          "How many wrong tokens a minute one address may show; 0 is no limit.");
  public static final Setting.One<Integer> LOOK_UPS =
      new Setting.One<>(
          "http.limit.look-ups",
          "3000",
          limit(),
          "How many look-ups a minute one address may make, another instance ten times as many; 0"
              + " is no limit.");
  public static final Setting.One<String> TLS_CERTIFICATE =
      new Setting.One<>(
          "http.tls.certificate",
          "",
          Kinds.ANY_TEXT,
          "The file of the certificate: PEM, or a JKS or PKCS12 store; empty for no TLS. Read at"
              + " the start.");
  public static final Setting.One<String> TLS_PRIVATE_KEY =
      new Setting.One<>(
          "http.tls.private-key",
          "",
          Kinds.ANY_TEXT,
          "The PEM file of the private key; empty where the certificate's file has it.");
  public static final Setting.One<String> TLS_TRUSTED =
      new Setting.One<>(
          "http.tls.trusted",
          "",
          Kinds.ANY_TEXT,
          "The file of those who certify other instances and clients: PEM, or a JKS or PKCS12"
              + " store; empty for those of the JVM.");
  public static final Setting.One<String> TLS_PASSWORD =
      new Setting.One<>(
          "http.tls.password", "", Kinds.ANY_TEXT, "The password of the stores, where there are.");
  public static final Setting.One<String> TLS_CLIENTS =
      new Setting.One<>(
          "http.tls.clients",
          "none",
          Kinds.oneOf("none", "certificate"),
          "Whether a client's certificate by http.tls.trusted opens as the token does.");

  static final List<Setting> ALL =
      List.of(
          HOST,
          PORT,
          TOKEN,
          ADVERTISED,
          PEERS,
          WRONG_TOKENS,
          LOOK_UPS,
          TLS_CERTIFICATE,
          TLS_PRIVATE_KEY,
          TLS_TRUSTED,
          TLS_PASSWORD,
          TLS_CLIENTS);

  private HttpSettings() {}

  private static Kind<Integer> limit() {
    return Kinds.whole(0, 10_000_000);
  }
}
