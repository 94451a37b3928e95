package dev.waymark.kubernetes;

import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBehavior;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** KEDA's own kind, as far as the chart uses it (keda.sh/v1alpha1). */
@JsonDeserialize(
    using = JsonDeserializer.None.class) // not what fabric8 does with kinds it does not know
public final class ScaledObject implements HasMetadata {

  private static final long serialVersionUID = 1L;

  public String apiVersion = "";
  public String kind = "";
  public @Nullable ObjectMeta metadata;
  public Spec spec = new Spec();

  /** What is scaled, between which numbers, by what. */
  public static final class Spec {
    public Target scaleTargetRef = new Target();
    public int minReplicaCount;
    public int maxReplicaCount;
    public Advanced advanced = new Advanced();
    public List<Trigger> triggers = new ArrayList<>();
  }

  /** What is scaled. */
  public static final class Target {
    public String apiVersion = "";
    public String kind = "";
    public String name = "";
  }

  /** How the autoscaler that KEDA makes behaves. */
  public static final class Advanced {
    public AutoscalerConfig horizontalPodAutoscalerConfig = new AutoscalerConfig();
  }

  /** The same, one level below. */
  public static final class AutoscalerConfig {
    public @Nullable HorizontalPodAutoscalerBehavior behavior;
  }

  /** What it looks at. All its metadata are texts. */
  public static final class Trigger {
    public String type = "";
    public Map<String, String> metadata = new LinkedHashMap<>();
    public @Nullable Authentication authenticationRef;
  }

  /** How it shows who it is. */
  public static final class Authentication {
    public String name = "";
  }

  @Override
  public String getApiVersion() {
    return apiVersion;
  }

  @Override
  public void setApiVersion(String version) {
    apiVersion = version;
  }

  @Override
  public String getKind() {
    return kind;
  }

  @Override
  @SuppressWarnings("NullAway") // as HasMetadata has it
  public ObjectMeta getMetadata() {
    return metadata;
  }

  @Override
  public void setMetadata(ObjectMeta newMetadata) {
    metadata = newMetadata;
  }
}
