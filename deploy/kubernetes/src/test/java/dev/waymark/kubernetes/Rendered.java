package dev.waymark.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The objects of a release, each read strictly: a field that Kubernetes does not know is refused.
 */
record Rendered(List<HasMetadata> objects) {

  /** What a reference to a secret stands for; no secret is in the chart. */
  static final String SECRET = "a-secret-that-nobody-guesses";

  private static final ObjectMapper STRICT = strict(new ObjectMapper());

  private static final Map<String, Class<? extends HasMetadata>> TYPES =
      Map.ofEntries(
          Map.entry("v1 ConfigMap", ConfigMap.class),
          Map.entry("v1 Service", Service.class),
          Map.entry("v1 ServiceAccount", ServiceAccount.class),
          Map.entry("apps/v1 StatefulSet", StatefulSet.class),
          Map.entry("batch/v1 Job", Job.class),
          Map.entry("policy/v1 PodDisruptionBudget", PodDisruptionBudget.class),
          Map.entry("networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class),
          Map.entry("autoscaling/v2 HorizontalPodAutoscaler", HorizontalPodAutoscaler.class),
          Map.entry("monitoring.coreos.com/v1 ServiceMonitor", ServiceMonitor.class),
          Map.entry("monitoring.coreos.com/v1 PrometheusRule", PrometheusRule.class),
          Map.entry("keda.sh/v1alpha1 ScaledObject", ScaledObject.class));

  /** The models keep what they do not know for others to see; here it is a fault. */
  private static ObjectMapper strict(ObjectMapper mapper) {
    return mapper.setAnnotationIntrospector(
        new JacksonAnnotationIntrospector() {
          private static final long serialVersionUID = 1L;

          @Override
          public Boolean hasAnySetter(Annotated annotated) {
            return false;
          }
        });
  }

  static Rendered of(String manifests) {
    try (MappingIterator<JsonNode> documents =
        Values.YAML.readerFor(JsonNode.class).readValues(manifests)) {
      List<HasMetadata> objects = new ArrayList<>();
      while (documents.hasNext()) {
        JsonNode document = documents.next();
        if (document.isObject()) {
          objects.add(object(document));
        }
      }
      return new Rendered(objects);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HasMetadata object(JsonNode document) throws IOException {
    String kind = document.path("apiVersion").asText() + " " + document.path("kind").asText();
    return STRICT.treeToValue(
        document,
        Optional.ofNullable(TYPES.get(kind))
            .orElseThrow(() -> new IllegalArgumentException("the chart makes no " + kind)));
  }

  <T extends HasMetadata> List<T> all(Class<T> type) {
    return objects.stream().filter(type::isInstance).map(type::cast).toList();
  }

  <T extends HasMetadata> T only(Class<T> type) {
    List<T> all = all(type);
    if (all.size() != 1) {
      throw new AssertionError(all.size() + " objects of " + type.getSimpleName());
    }
    return all.get(0);
  }

  /** What runs: the instances and the job. */
  List<PodTemplateSpec> pods() {
    return Stream.concat(
            all(StatefulSet.class).stream().map(set -> set.getSpec().getTemplate()),
            all(Job.class).stream().map(job -> job.getSpec().getTemplate()))
        .toList();
  }

  Container instance() {
    return only(StatefulSet.class).getSpec().getTemplate().getSpec().getContainers().get(0);
  }

  /** The file of settings that the instances are given. */
  String settings() {
    return all(ConfigMap.class).stream()
        .map(map -> map.getData().get("waymark.yaml"))
        .filter(java.util.Objects::nonNull)
        .findFirst()
        .orElseThrow();
  }

  /** The environment of an instance in its pod, with something for each secret. */
  Map<String, String> environment() {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("POD_NAME", HelmChart.RELEASE + "-waymark-0");
    variables.put("POD_NAMESPACE", HelmChart.NAMESPACE);
    for (EnvVar variable : instance().getEnv()) {
      if (variable.getValueFrom() == null) {
        variables.put(variable.getName(), expanded(variable.getValue(), variables));
      } else if (variable.getValueFrom().getSecretKeyRef() != null) {
        variables.put(variable.getName(), SECRET);
      }
    }
    return variables;
  }

  /** As the kubelet does it: only variables that stand before. */
  private static String expanded(String text, Map<String, String> variables) {
    String expanded = text;
    for (Map.Entry<String, String> variable : variables.entrySet()) {
      expanded = expanded.replace("$(" + variable.getKey() + ")", variable.getValue());
    }
    return expanded;
  }
}
