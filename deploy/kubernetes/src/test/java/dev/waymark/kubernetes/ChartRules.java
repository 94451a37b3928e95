package dev.waymark.kubernetes;

import dev.waymark.query.Page;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What must hold of the objects of any release. Each fault is a sentence. */
final class ChartRules {

  /** The user of the image. */
  private static final long USER = 10_001;

  private static final Set<String> MAY_BE_WRITTEN = Set.of("/var/lib/waymark", "/tmp");

  /** The longest that a clean stop may take, and history before it. */
  private static final long SECONDS_TO_STOP = 90;

  private final List<String> faults = new ArrayList<>();
  private final Rendered release;
  private final StatefulSet instances;

  private ChartRules(Rendered release) {
    this.release = release;
    this.instances = release.only(StatefulSet.class);
  }

  static List<String> faults(Rendered release) {
    ChartRules rules = new ChartRules(release);
    release.pods().forEach(rules::pod);
    rules.selectors();
    rules.probes();
    rules.disruption();
    rules.peers();
    rules.state();
    rules.network();
    return rules.faults;
  }

  private void require(boolean holds, String fault) {
    if (!holds) {
      faults.add(fault);
    }
  }

  private void pod(PodTemplateSpec template) {
    PodSpec pod = template.getSpec();
    PodSecurityContext security =
        Objects.requireNonNullElse(pod.getSecurityContext(), new PodSecurityContext());
    require(Boolean.TRUE.equals(security.getRunAsNonRoot()), "a pod may run as root");
    require(isUser(security.getRunAsUser()), "a pod does not run as the user of the image");
    require(isUser(security.getFsGroup()), "a pod cannot write to its volume");
    require(
        security.getSeccompProfile() != null
            && "RuntimeDefault".equals(security.getSeccompProfile().getType()),
        "a pod may make any system call");
    require(
        Boolean.FALSE.equals(pod.getAutomountServiceAccountToken()),
        "a pod is given a token of the cluster");
    require(Boolean.FALSE.equals(pod.getEnableServiceLinks()), "a pod is told of all services");
    require(
        !Boolean.TRUE.equals(pod.getHostNetwork())
            && !Boolean.TRUE.equals(pod.getHostPID())
            && !Boolean.TRUE.equals(pod.getHostIPC()),
        "a pod shares its node");
    pod.getContainers().forEach(container -> container(container, pod));
  }

  private static boolean isUser(@Nullable Long id) {
    return id != null && id == USER;
  }

  private void container(Container container, PodSpec pod) {
    String name = container.getName();
    SecurityContext security =
        Objects.requireNonNullElse(container.getSecurityContext(), new SecurityContext());
    require(
        Boolean.FALSE.equals(security.getAllowPrivilegeEscalation())
            && !Boolean.TRUE.equals(security.getPrivileged()),
        name + " may gain rights");
    require(
        Boolean.TRUE.equals(security.getReadOnlyRootFilesystem()),
        name + " may write to its own image");
    require(
        security.getCapabilities() != null
            && security.getCapabilities().getDrop().equals(List.of("ALL"))
            && security.getCapabilities().getAdd().isEmpty(),
        name + " keeps capabilities");
    require(
        container.getResources() != null
            && container.getResources().getLimits().containsKey("memory")
            && container.getResources().getRequests().containsKey("memory")
            && container.getResources().getRequests().containsKey("cpu"),
        name + " asks for no memory or no processor");
    require(
        !container.getImage().endsWith(":latest") && container.getImage().matches(".+[:@].+"),
        name + " runs an image that nobody can tell");
    container.getVolumeMounts().forEach(mount -> mount(name, mount, pod));
    container
        .getEnv()
        .forEach(
            variable ->
                require(
                    variable.getValueFrom() != null
                        || !variable.getName().matches(".*(TOKEN|PASSWORD|SECRET|_KEY|JAAS).*"),
                    name + " is told the secret " + variable.getName() + " in plain words"));
  }

  private void mount(String container, VolumeMount mount, PodSpec pod) {
    require(
        Boolean.TRUE.equals(mount.getReadOnly()) || MAY_BE_WRITTEN.contains(mount.getMountPath()),
        container + " may write to " + mount.getMountPath());
    Set<String> volumes = new HashSet<>();
    pod.getVolumes().stream().map(Volume::getName).forEach(volumes::add);
    instances
        .getSpec()
        .getVolumeClaimTemplates()
        .forEach(claim -> volumes.add(claim.getMetadata().getName()));
    require(
        volumes.contains(mount.getName()),
        container + " mounts " + mount.getName() + ", which is no volume");
  }

  private void selectors() {
    Map<String, String> labels = instances.getSpec().getTemplate().getMetadata().getLabels();
    require(
        matches(instances.getSpec().getSelector().getMatchLabels(), labels),
        "the stateful set does not select its own pods");
    release
        .all(Service.class)
        .forEach(
            service ->
                require(
                    matches(service.getSpec().getSelector(), labels),
                    "service " + service.getMetadata().getName() + " selects no instance"));
    long selected =
        release.pods().stream()
            .filter(
                pod ->
                    matches(
                        instances.getSpec().getSelector().getMatchLabels(),
                        pod.getMetadata().getLabels()))
            .count();
    require(selected == 1, "the stateful set selects pods of others");
    instances
        .getSpec()
        .getTemplate()
        .getSpec()
        .getTopologySpreadConstraints()
        .forEach(
            spread ->
                require(
                    matches(spread.getLabelSelector().getMatchLabels(), labels),
                    "spreading over " + spread.getTopologyKey() + " looks at other pods"));
  }

  private static boolean matches(
      @Nullable Map<String, String> selector, @Nullable Map<String, String> labels) {
    return selector != null
        && labels != null
        && !selector.isEmpty()
        && labels.entrySet().containsAll(selector.entrySet());
  }

  private void probes() {
    Container instance = release.instance();
    probe("startup", instance.getStartupProbe(), Page.LIVE);
    probe("liveness", instance.getLivenessProbe(), Page.LIVE);
    probe("readiness", instance.getReadinessProbe(), Page.READY);
    require(
        Optional.ofNullable(
                    instances.getSpec().getTemplate().getSpec().getTerminationGracePeriodSeconds())
                .orElse(0L)
            >= SECONDS_TO_STOP,
        "an instance is killed before it has stopped cleanly");
  }

  private String scheme() {
    return release.settings().contains("http.tls.certificate") ? "HTTPS" : "HTTP";
  }

  private void probe(String name, @Nullable Probe probe, Page page) {
    if (probe == null || probe.getHttpGet() == null) {
      faults.add("there is no " + name + " probe");
      return;
    }
    String path = probe.getHttpGet().getPath();
    require(
        Arrays.stream(Page.values()).anyMatch(each -> each.path().equals(path) && each.isForAll()),
        name + " asks for " + path + ", which is no page for all");
    require(
        scheme().equals(probe.getHttpGet().getScheme()),
        name + " does not ask over " + scheme() + ", which the instance speaks");
    require(page.path().equals(path), name + " asks for " + path + ", not " + page.path());
    require(
        ports().anyMatch(port -> port.getName().equals(probe.getHttpGet().getPort().getStrVal())),
        name + " asks at a port that the instance has not");
  }

  private Stream<ContainerPort> ports() {
    return release.instance().getPorts().stream();
  }

  private void disruption() {
    PodDisruptionBudget budget = release.only(PodDisruptionBudget.class);
    require(
        Objects.equals(
            budget.getSpec().getSelector().getMatchLabels(),
            instances.getSpec().getSelector().getMatchLabels()),
        "the disruption budget is about other pods");
    require(
        budget.getSpec().getMaxUnavailable() != null
            && budget.getSpec().getMinAvailable() == null
            && budget.getSpec().getMaxUnavailable().getIntVal() >= 1,
        "the disruption budget lets no node be emptied");
  }

  private void peers() {
    String name = instances.getSpec().getServiceName();
    Optional<Service> peers =
        release.all(Service.class).stream()
            .filter(service -> service.getMetadata().getName().equals(name))
            .findFirst();
    if (peers.isEmpty()) {
      faults.add("the stateful set names service " + name + ", which is not there");
      return;
    }
    require("None".equals(peers.get().getSpec().getClusterIP()), name + " is not headless");
    require(
        Boolean.TRUE.equals(peers.get().getSpec().getPublishNotReadyAddresses()),
        name + " hides an instance while it restores its state");
    require(
        release
            .environment()
            .getOrDefault("WAYMARK_HTTP_ADVERTISED", "")
            .contains("." + name + "."),
        "instances are not advertised under service " + name);
  }

  private void state() {
    String folder = release.environment().getOrDefault("WAYMARK_STATE_DIR", "");
    require(
        release.instance().getVolumeMounts().stream()
            .anyMatch(
                mount -> mount.getMountPath().equals(folder) && mount.getName().equals("state")),
        "state.dir is " + folder + ", which lies on no volume");
    require(
        instances.getSpec().getVolumeClaimTemplates().stream()
            .anyMatch(claim -> claim.getMetadata().getName().equals("state")),
        "the state has no volume claim");
  }

  private void network() {
    for (NetworkPolicy policy : release.all(NetworkPolicy.class)) {
      release
          .pods()
          .forEach(
              pod ->
                  require(
                      matches(
                          policy.getSpec().getPodSelector().getMatchLabels(),
                          pod.getMetadata().getLabels()),
                      "the network policy leaves a pod open"));
      require(
          policy.getSpec().getPolicyTypes().equals(List.of("Ingress", "Egress")),
          "the network policy leaves a way open");
      require(
          policy.getSpec().getIngress().stream()
              .allMatch(way -> !way.getFrom().isEmpty() && !way.getPorts().isEmpty()),
          "the network policy lets everybody in");
    }
  }
}
