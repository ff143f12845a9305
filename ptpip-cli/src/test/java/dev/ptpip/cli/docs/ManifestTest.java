package dev.ptpip.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The manifests for containers mean what they should. */
class ManifestTest {
  private static final YAMLMapper YAML = YAMLMapper.builder().build();
  private static final Pattern VARIABLE = Pattern.compile("\\$\\(([A-Z_]+)\\)");

  private static List<JsonNode> documents(String file) throws IOException {
    List<JsonNode> documents = new ArrayList<>();
    for (String text : Checkout.text(file).split("\n---\n", -1)) {
      documents.add(YAML.readTree(text));
    }
    return documents;
  }

  private static JsonNode only(List<JsonNode> documents, String kind) {
    return documents.stream()
        .filter(each -> each.path("kind").asString("").equals(kind))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void manifestsAreAsTheirSchemasSay() throws IOException {
    List<JsonNode> all = new ArrayList<>(documents("docker/kubernetes/cameras.yaml"));
    all.addAll(documents("docker/kubernetes/test-shards.yaml"));
    assertThat(all).hasSize(4);
    for (JsonNode document : all) {
      String kind = document.path("kind").asString();
      assertThat(JsonSchema.named(kind).problems(document)).as(kind).isEmpty();
    }
    assertThat(JsonSchema.named("compose").problems(documents("docker/docker-compose.yml").get(0)))
        .isEmpty();
  }

  @Test
  void aMistakeInAManifestIsSeen() throws IOException {
    String text = Checkout.text("docker/kubernetes/test-shards.yaml");
    JsonSchema job = JsonSchema.named("Job");
    assertThat(job.problems(YAML.readTree(text.replace("completions:", "completion:"))))
        .containsExactly("$.spec.completion is not known");
    assertThat(job.problems(YAML.readTree(text.replace("completions: 8", "completions: eight"))))
        .hasSize(1);
    assertThat(job.problems(YAML.readTree(text.replace("Indexed", "Index")))).hasSize(1);
    assertThat(job.problems(YAML.readTree(text.replace("name: SHARDS", "nam: SHARDS")))).hasSize(2);
  }

  @Test
  void theServiceFindsThePodsAndTheirPorts() throws IOException {
    List<JsonNode> cameras = documents("docker/kubernetes/cameras.yaml");
    JsonNode service = only(cameras, "Service");
    JsonNode set = only(cameras, "StatefulSet").path("spec");
    JsonNode pod = set.path("template");
    assertThat(service.path("spec").path("clusterIP").asString()).isEqualTo("None");
    assertThat(set.path("serviceName")).isEqualTo(service.path("metadata").path("name"));
    assertThat(service.path("spec").path("selector"))
        .isEqualTo(pod.path("metadata").path("labels"))
        .isEqualTo(set.path("selector").path("matchLabels"));
    JsonNode container = pod.path("spec").path("containers").path(0);
    TreeSet<String> ports = new TreeSet<>();
    container.path("ports").forEach(port -> ports.add(port.path("name").asString()));
    service
        .path("spec")
        .path("ports")
        .forEach(port -> assertThat(ports).contains(port.path("targetPort").asString()));
    assertThat(ports)
        .contains(
            container.path("readinessProbe").path("httpGet").path("port").asString(),
            container.path("livenessProbe").path("tcpSocket").path("port").asString());
    TreeSet<String> volumes = new TreeSet<>();
    pod.path("spec").path("volumes").forEach(volume -> volumes.add(volume.path("name").asString()));
    container
        .path("volumeMounts")
        .forEach(mount -> assertThat(volumes).contains(mount.path("name").asString()));
  }

  @Test
  void everyVariableAndSecretIsThere() throws IOException {
    List<JsonNode> cameras = documents("docker/kubernetes/cameras.yaml");
    JsonNode secret = only(cameras, "Secret");
    for (JsonNode workload :
        List.of(
            only(cameras, "StatefulSet"),
            only(documents("docker/kubernetes/test-shards.yaml"), "Job"))) {
      JsonNode container =
          workload.path("spec").path("template").path("spec").path("containers").path(0);
      TreeSet<String> defined = new TreeSet<>();
      for (JsonNode variable : container.path("env")) {
        assertThat(defined).containsAll(used(variable.path("value").asString("")));
        defined.add(variable.path("name").asString());
        JsonNode reference = variable.path("valueFrom").path("secretKeyRef");
        if (reference.isObject()) {
          assertThat(reference.path("name")).isEqualTo(secret.path("metadata").path("name"));
          assertThat(secret.path("stringData").has(reference.path("key").asString())).isTrue();
        }
      }
      for (String list : List.of("command", "args")) {
        for (JsonNode argument : container.path(list)) {
          assertThat(defined).containsAll(used(argument.asString()));
        }
      }
    }
  }

  private static List<String> used(String text) {
    Matcher matcher = VARIABLE.matcher(text);
    List<String> names = new ArrayList<>();
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  @Test
  void thereAreAsManyShardsAsCameras() throws IOException {
    JsonNode set = only(documents("docker/kubernetes/cameras.yaml"), "StatefulSet").path("spec");
    JsonNode job = only(documents("docker/kubernetes/test-shards.yaml"), "Job").path("spec");
    assertThat(job.path("completions").asInt()).isEqualTo(set.path("replicas").asInt());
    assertThat(job.path("parallelism").asInt()).isLessThanOrEqualTo(set.path("replicas").asInt());
    assertThat(job.path("completionMode").asString()).isEqualTo("Indexed");
  }

  @Test
  void whoIsWaitedForInComposeIsThere() throws IOException {
    JsonNode services = documents("docker/docker-compose.yml").get(0).path("services");
    for (Map.Entry<String, JsonNode> service : services.properties()) {
      for (Map.Entry<String, JsonNode> other : service.getValue().path("depends_on").properties()) {
        assertThat(services.has(other.getKey())).as(service.getKey()).isTrue();
      }
    }
  }
}
