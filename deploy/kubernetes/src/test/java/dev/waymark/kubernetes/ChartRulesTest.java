package dev.waymark.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every rule finds what it is for: here one fault at a time is planted in what was rendered. */
class ChartRulesTest {

  @BeforeAll
  static void helm() {
    HelmChart.needed();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          runAsNonRoot: true                 | runAsNonRoot: false             | a pod may run as root
          runAsUser: 10001                   | runAsUser: 0                    | a pod does not run as the user of the image
          fsGroup: 10001                     | fsGroup: 5                      | a pod cannot write to its volume
          type: RuntimeDefault               | type: Unconfined                | a pod may make any system call
          automountServiceAccountToken: false | automountServiceAccountToken: true | a pod is given a token of the cluster
          enableServiceLinks: false          | enableServiceLinks: true        | a pod is told of all services
          enableServiceLinks: false          | hostNetwork: true               | a pod shares its node
          allowPrivilegeEscalation: false    | allowPrivilegeEscalation: true  | waymark may gain rights
          readOnlyRootFilesystem: true       | readOnlyRootFilesystem: false   | waymark may write to its own image
          drop: [ALL]                        | drop: [NET_RAW]                 | waymark keeps capabilities
          cpu: "1"                           | ephemeral-storage: 1Gi          | waymark asks for no memory or no processor
          image: waymark:0.1.0-SNAPSHOT      | image: waymark:latest           | waymark runs an image that nobody can tell
          readOnly: true                     | readOnly: false                 | waymark may write to /etc/waymark/settings
          - name: tmp                        | - name: temp                    | waymark mounts tmp, which is no volume
          component: instance                | component: other                | service shop-waymark selects no instance
          path: /health/ready                | path: /health/well              | readiness asks for /health/well, which is no page for all
          path: /health/ready                | path: /health/live              | readiness asks for /health/live, not /health/ready
          path: /health/live                 | path: /topology                 | liveness asks for /topology, which is no page for all
          port: http                         | port: web                       | startup asks at a port that the instance has not
          readinessProbe                     | lifecycle                       | there is no readiness probe
          terminationGracePeriodSeconds: 90  | terminationGracePeriodSeconds: 30 | an instance is killed before it has stopped cleanly
          maxUnavailable: 1                  | maxUnavailable: 0               | the disruption budget lets no node be emptied
          serviceName: shop-waymark-peers    | serviceName: shop-peers         | the stateful set names service shop-peers, which is not there
          clusterIP: None                    | sessionAffinity: None           | shop-waymark-peers is not headless
          publishNotReadyAddresses: true     | publishNotReadyAddresses: false | shop-waymark-peers hides an instance while it restores its state
          $(POD_NAME).shop-waymark-peers.    | $(POD_NAME).                    | instances are not advertised under service shop-waymark-peers
          value: /var/lib/waymark            | value: /data                    | state.dir is /data, which lies on no volume
          policyTypes: [Ingress, Egress]     | policyTypes: [Ingress]          | the network policy leaves a way open
          """)
  void a_planted_fault_is_found(String right, String wrong, String fault) {
    String manifests = HelmChart.manifests(Values.of("minimal"));
    assertThat(manifests).contains(right);
    String planted =
        right.startsWith("- name: tmp") || right.startsWith("component")
            ? last(manifests, right, wrong)
            : manifests.replace(right, wrong);
    if (fault.equals("there is no readiness probe")) {
      planted = manifests.replaceAll(" +readinessProbe:\\n(            .*\\n){4}", "");
    }

    assertThat(ChartRules.faults(Rendered.of(planted))).contains(fault);
  }

  /** Only where it is said last, so that what refers to it goes astray. */
  private static String last(String text, String right, String wrong) {
    int at = text.indexOf("kind: StatefulSet");
    int labels = text.indexOf("template:", at);
    int where = right.startsWith("component") ? labels : text.indexOf("volumes:", at);
    int found = text.indexOf(right, where);
    return text.substring(0, found) + wrong + text.substring(found + right.length());
  }

  @Test
  void a_secret_in_plain_words_is_found() {
    String manifests =
        HelmChart.manifests(Values.of("minimal"))
            .replaceAll(
                "name: WAYMARK_HTTP_TOKEN\\n( +)valueFrom:\\n(.*\\n){3}",
                "name: WAYMARK_HTTP_TOKEN\n$1value: \"in-plain-words-for-all\"\n");

    assertThat(ChartRules.faults(Rendered.of(manifests)))
        .contains("waymark is told the secret WAYMARK_HTTP_TOKEN in plain words");
  }

  @Test
  void a_field_that_kubernetes_does_not_know_is_refused() {
    String manifests = HelmChart.manifests(Values.of("minimal"));

    assertThatThrownBy(
            () ->
                Rendered.of(
                    manifests.replace("serviceName: shop", "serviceNam: x\n  serviceName: shop")))
        .hasMessageContaining("Unrecognized field \"serviceNam\"");
    assertThatThrownBy(() -> Rendered.of(manifests.replace("kind: Job", "kind: Jobs")))
        .hasMessageContaining("the chart makes no batch/v1 Jobs");
  }
}
