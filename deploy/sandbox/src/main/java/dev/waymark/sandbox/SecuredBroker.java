package dev.waymark.sandbox;

import dev.waymark.access.Right;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.utils.Time;

/**
 * A real Kafka broker that lets nobody in unknown and nobody do what was not allowed: TLS, SASL
 * with passwords (SCRAM-SHA-512) or, where there is an issuer, with tokens (OAUTHBEARER), and
 * Kafka's own authorizer.
 */
public final class SecuredBroker implements AutoCloseable {

  /** Kafka's own, which every broker of today has. */
  public static final String AUTHORIZER = "org.apache.kafka.metadata.authorizer.StandardAuthorizer";

  private static final String ADMINISTRATOR = "admin";
  private static final String SCRAM = "org.apache.kafka.common.security.scram.ScramLoginModule";
  private static final String PLAIN = "org.apache.kafka.common.security.plain.PlainLoginModule";
  private static final int ITERATIONS = 4096;
  private static final long LOOK_EVERY_NS = TimeUnit.MILLISECONDS.toNanos(5);
  private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(30);

  private final KafkaRaftServer server;
  private final Certificate certificate;
  private final String bootstrapServers;
  private final Admin admin;

  private SecuredBroker(KafkaRaftServer server, Certificate certificate, String bootstrapServers) {
    this.server = server;
    this.certificate = certificate;
    this.bootstrapServers = bootstrapServers;
    Properties client = new Properties();
    client.putAll(client(ADMINISTRATOR));
    client.put("bootstrap.servers", bootstrapServers);
    this.admin = Admin.create(client);
  }

  /**
   * Starts one in an empty folder, on any free port.
   *
   * @param authorizer the class of the authorizer
   * @param issuer who issues tokens, if anybody does
   */
  public static SecuredBroker start(Path folder, String authorizer, Optional<TokenIssuer> issuer) {
    BrokerLogs.quiet();
    int clients = Port.free(Port.ANY, "broker");
    int controller = Port.free(Port.ANY, "controller");
    Path logs = folder.resolve("kafka");
    Certificate certificate = Certificate.make(folder, "sandbox-store-password");
    BrokerSeat seat = new BrokerSeat(1, clients, List.of(controller));
    Properties settings = Broker.settings(logs, seat);
    settings.putAll(guarded(clients, controller, certificate, authorizer));
    issuer.ifPresent(tokens -> settings.putAll(trusting(tokens)));
    KafkaConfig config = KafkaConfig.fromProps(settings, false);
    Broker.format(
        logs,
        seat.node(),
        List.of(
            "SCRAM-SHA-512=[name=" + ADMINISTRATOR + ",password=" + password(ADMINISTRATOR) + "]"));
    KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
    server.startup();
    return new SecuredBroker(server, certificate, "127.0.0.1:" + clients);
  }

  private static Map<String, String> guarded(
      int clients, int controller, Certificate certificate, String authorizer) {
    String secret = password(ADMINISTRATOR);
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put(
        "listeners", "SECURE://127.0.0.1:" + clients + ",CONTROLLER://127.0.0.1:" + controller);
    settings.put("advertised.listeners", "SECURE://127.0.0.1:" + clients);
    settings.put("listener.security.protocol.map", "SECURE:SASL_SSL,CONTROLLER:SASL_SSL");
    settings.put("inter.broker.listener.name", "SECURE");
    settings.put("sasl.mechanism.inter.broker.protocol", "SCRAM-SHA-512");
    settings.put("sasl.mechanism.controller.protocol", "PLAIN");
    settings.put("listener.name.controller.sasl.enabled.mechanisms", "PLAIN");
    settings.put(
        "listener.name.controller.plain.sasl.jaas.config",
        jaas(PLAIN, ADMINISTRATOR, secret, " user_" + ADMINISTRATOR + "=\"" + secret + "\""));
    settings.put("listener.name.secure.sasl.enabled.mechanisms", "SCRAM-SHA-512");
    settings.put(
        "listener.name.secure.scram-sha-512.sasl.jaas.config",
        jaas(SCRAM, ADMINISTRATOR, secret, ""));
    settings.put("ssl.keystore.type", "PKCS12");
    settings.put("ssl.keystore.location", certificate.keyStore().toString());
    settings.put("ssl.keystore.password", certificate.password());
    settings.put("ssl.truststore.type", "PKCS12");
    settings.put("ssl.truststore.location", certificate.trustStore().toString());
    settings.put("ssl.truststore.password", certificate.password());
    settings.put("authorizer.class.name", authorizer);
    settings.put("super.users", "User:" + ADMINISTRATOR);
    return settings;
  }

  private static Map<String, String> trusting(TokenIssuer issuer) {
    issuer.allow();
    return Map.of(
        "listener.name.secure.sasl.enabled.mechanisms",
        "SCRAM-SHA-512,OAUTHBEARER",
        "listener.name.secure.oauthbearer.sasl.jaas.config",
        "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required;",
        "listener.name.secure.oauthbearer.sasl.server.callback.handler.class",
        "org.apache.kafka.common.security.oauthbearer.OAuthBearerValidatorCallbackHandler",
        "sasl.oauthbearer.jwks.endpoint.url",
        issuer.keys().toString(),
        "sasl.oauthbearer.expected.issuer",
        issuer.name(),
        "sasl.oauthbearer.expected.audience",
        TokenIssuer.AUDIENCE);
  }

  private static String jaas(String module, String user, String password, String more) {
    return module
        + " required username=\""
        + user
        + "\" password=\""
        + password
        + "\""
        + more
        + ";";
  }

  /** The password of a user of this broker. */
  public static String password(String user) {
    return "secret-of-" + user;
  }

  public String bootstrapServers() {
    return bootstrapServers;
  }

  public Certificate certificate() {
    return certificate;
  }

  /** Kafka, asked by somebody who may do all. */
  public Admin admin() {
    return admin;
  }

  /** What a client of a user is told, beside where the broker is. */
  public Map<String, String> client(String user) {
    Map<String, String> client = tls();
    client.put("sasl.mechanism", "SCRAM-SHA-512");
    client.put("sasl.jaas.config", jaas(SCRAM, user, password(user), ""));
    return client;
  }

  /** What any client is told so that it trusts the broker. */
  public Map<String, String> tls() {
    Map<String, String> client = new LinkedHashMap<>();
    client.put("security.protocol", "SASL_SSL");
    client.put("ssl.truststore.type", "PEM");
    client.put("ssl.truststore.location", certificate.pem().toString());
    return client;
  }

  /** Makes users known, each with its password. */
  public void know(Collection<String> users) {
    List<UserScramCredentialAlteration> all = new ArrayList<>();
    for (String user : users) {
      all.add(
          new UserScramCredentialUpsertion(
              user,
              new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS),
              password(user)));
    }
    done(admin.alterUserScramCredentials(all).all());
  }

  /** Allows users to do something, and waits until the broker has heard of it. */
  public void allow(Map<String, ? extends Collection<Right>> rights) {
    List<AclBinding> bindings = new ArrayList<>();
    rights.forEach(
        (user, some) ->
            some.forEach(right -> bindings.add(new AclBinding(right.on(), entry(user, right)))));
    done(admin.createAcls(bindings).all());
    await(() -> known().containsAll(bindings));
  }

  /** Takes a right away, and waits until the broker has heard of it. */
  public void forbid(String user, Right right) {
    AclBinding binding = new AclBinding(right.on(), entry(user, right));
    done(admin.deleteAcls(List.of(binding.toFilter())).all());
    await(() -> !known().contains(binding));
  }

  /** What the broker goes by: the controller, which was told, is ahead of it. */
  private Set<AclBinding> known() {
    return new HashSet<>(done(admin.describeAcls(AclBindingFilter.ANY).values()));
  }

  private static void await(BooleanSupplier sign) {
    long startNs = System.nanoTime();
    while (!sign.getAsBoolean()) {
      if (System.nanoTime() - startNs > PATIENCE_NS) {
        throw new IllegalStateException("the broker does not hear of its ACLs");
      }
      LockSupport.parkNanos(LOOK_EVERY_NS);
    }
  }

  private static AccessControlEntry entry(String user, Right right) {
    return new AccessControlEntry("User:" + user, "*", right.operation(), AclPermissionType.ALLOW);
  }

  private static <T> T done(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the broker refuses: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking the broker", e);
    }
  }

  @Override
  public void close() {
    admin.close();
    server.shutdown();
    server.awaitShutdown();
  }
}
