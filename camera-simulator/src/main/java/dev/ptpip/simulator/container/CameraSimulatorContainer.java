package dev.ptpip.simulator.container;

import dev.ptpip.simulator.rest.CameraControl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/**
 * A camera in a container. It can be connected to when {@link #start} returns; both PTP/IP
 * connections go to the one port.
 *
 * <pre>{@code
 * @Container
 * static CameraSimulatorContainer camera =
 *     new CameraSimulatorContainer("ptpip/camera-simulator:1").withCard(Path.of("shots"));
 * }</pre>
 */
public final class CameraSimulatorContainer extends GenericContainer<CameraSimulatorContainer> {
  /** Where both connections go inside of the container. */
  public static final int PTPIP_PORT = 15740;

  /** Panel and REST API inside of the container. */
  public static final int PANEL_PORT = 15780;

  private static final int READABLE = 0755; // folders as well
  private static final String CARD = "/card";
  private static final String SCENARIO = "/scenario.yaml";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String token = UUID.randomUUID().toString();
  private final List<String> flags = new ArrayList<>();
  private List<String> scenario = List.of();

  /** A container of an image, {@code ptpip/camera-simulator:1}. */
  public CameraSimulatorContainer(String image) {
    this(DockerImageName.parse(image));
  }

  /** A container of an image. */
  public CameraSimulatorContainer(DockerImageName image) {
    super(image);
    withExposedPorts(PTPIP_PORT, PANEL_PORT);
    waitingFor(Wait.forHttp("/healthz").forPort(PANEL_PORT).withStartupTimeout(PATIENCE));
  }

  /** Further flags of {@code camera-simulator}: {@code "--clock", "virtual"}. */
  public CameraSimulatorContainer withFlags(String... more) {
    flags.addAll(List.of(more));
    return this;
  }

  /**
   * What is different at this camera. Files that the scenario names are not copied; {@link
   * #withCard} does that for the card.
   *
   * @param file path of a scenario file, or the name of one on the class path
   */
  public CameraSimulatorContainer withScenario(String file) {
    MountableFile source =
        Files.exists(Path.of(file))
            ? MountableFile.forHostPath(file, READABLE)
            : MountableFile.forClasspathResource(file, READABLE);
    withCopyFileToContainer(source, SCENARIO);
    scenario = List.of(SCENARIO);
    return this;
  }

  /** A folder to show as the card; what initiators change there stays in the container. */
  public CameraSimulatorContainer withCard(Path folder) {
    withCopyFileToContainer(MountableFile.forHostPath(folder, READABLE), CARD);
    return withFlags("--card", CARD);
  }

  @Override
  protected void configure() {
    List<String> command = new ArrayList<>(scenario);
    command.addAll(flags);
    command.addAll(List.of("--panel-token", token));
    withCommand(command.toArray(String[]::new));
  }

  /** The port to connect to at {@link #getHost}. */
  public int getPtpPort() {
    return getMappedPort(PTPIP_PORT);
  }

  /** Where the panel is, seen from here. */
  public String getPanelUrl() {
    return "http://" + getHost() + ":" + getMappedPort(PANEL_PORT);
  }

  /** What the panel asks its users for. */
  public String getPanelToken() {
    return token;
  }

  /** Controls the camera. */
  public CameraControl control() {
    return CameraControl.at(getPanelUrl(), token);
  }

  /** Controls the camera; the same as {@link #control}. */
  public CameraControl api() {
    return control();
  }
}
