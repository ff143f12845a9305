package dev.ptpip.simulator.picture;

import java.util.Arrays;

/**
 * Takes samples of a scene, row by row and evenly spaced. Holds what depends on the column alone.
 * Confined to one thread.
 */
final class SceneSampler {
  private static final float BALLOON_RADIUS = 0.075f;
  private static final float CLOUD_SCALE = 7;
  private static final float[][] PATCHES = {
    {0.9f, 0.9f, 0.9f},
    {0.18f, 0.18f, 0.18f},
    {0.02f, 0.02f, 0.02f},
    {0.6f, 0.04f, 0.04f},
    {0.05f, 0.45f, 0.06f},
    {0.04f, 0.06f, 0.55f}
  };

  private final Scene scene;
  private final int columns;
  private final float left;
  private final float step;
  private final float edge;
  private final float[] far;
  private final float[] near;
  private final float[] clouds;

  /** Light of the last row. */
  final float[] red;

  final float[] green;
  final float[] blue;

  /** Samples at {@code left + i * step}. */
  SceneSampler(Scene scene, int columns, double left, double step) {
    this.scene = scene;
    this.columns = columns;
    this.left = (float) left;
    this.step = (float) step;
    edge = (float) step + scene.light.blur() * 0.06f;
    far = new float[columns];
    near = new float[columns];
    clouds = new float[columns];
    red = new float[columns];
    green = new float[columns];
    blue = new float[columns];
    for (int i = 0; i < columns; i++) {
      double u = left + i * step;
      far[i] = scene.far(u);
      near[i] = scene.near(u);
    }
  }

  int columns() {
    return columns;
  }

  /** Fills {@link #red}, {@link #green}, {@link #blue} with the light at height {@code v}. */
  void sample(float v) {
    boolean sky = v < Scene.HORIZON + 0.06f;
    if (sky) {
      cloudRow(v);
    }
    float height = Math.max(0, Math.min(1, v / Scene.HORIZON));
    float haze = height * height;
    float warm = scene.evening * haze;
    float skyRed = 0.10f + 0.38f * haze + 0.35f * warm;
    float skyGreen = 0.24f + 0.32f * haze - 0.05f * warm;
    float skyBlue = 0.62f + 0.08f * haze - 0.35f * warm;
    float depth = Math.max(0.02f, v - 0.48f);
    boolean chart = v > 0.70f && v < 0.86f;
    for (int i = 0; i < columns; i++) {
      float u = left + i * step;
      float overFar = sky ? over(v - far[i]) : 1;
      float overNear = sky ? over(v - near[i]) : 1;
      float r = 0;
      float g = 0;
      float b = 0;
      if (overFar < 1) {
        float cloud = clouds[i];
        float glow = glow(u, v);
        r = skyRed + (0.85f - skyRed) * cloud + glow;
        g = skyGreen + (0.85f - skyGreen) * cloud + glow * 0.9f;
        b = skyBlue + (0.88f - skyBlue) * cloud + glow * 0.6f;
      }
      if (overFar > 0) {
        r += (0.13f - r) * overFar;
        g += (0.19f - g) * overFar;
        b += (0.27f - b) * overFar;
      }
      if (overNear > 0) {
        float furrow = furrow(u, depth);
        r += (0.10f + 0.06f * furrow - r) * overNear;
        g += (0.19f + 0.07f * furrow - g) * overNear;
        b += (0.05f + 0.02f * furrow - b) * overNear;
      }
      red[i] = r;
      green[i] = g;
      blue[i] = b;
    }
    balloon(v);
    if (chart) {
      chart(v);
    }
  }

  /** 0 above an edge, 1 below it, soft in between. */
  private float over(float distance) {
    float position = distance / edge + 0.5f;
    return position <= 0 ? 0 : Math.min(1, position);
  }

  private float glow(float u, float v) {
    float x = (u - scene.sunU) * 1.5f;
    float y = v - scene.sunV;
    return 0.0025f / (0.002f + x * x + y * y);
  }

  /** Stripes that run to a vanishing point; they fade where they become too fine or blurred. */
  private float furrow(float u, float depth) {
    float position = (u - 0.42f) / depth * 3;
    float fraction = position - (float) Math.floor(position);
    float contrast = Math.max(0, 1 - 3 * edge / depth);
    return 2 * Math.abs(2 * fraction - 1) * contrast - contrast;
  }

  private void cloudRow(float v) {
    Arrays.fill(clouds, 0);
    addClouds(v, CLOUD_SCALE, 0.65f);
    addClouds(v, CLOUD_SCALE * 2.3f, 0.35f);
    for (int i = 0; i < columns; i++) {
      clouds[i] = Math.max(0, Math.min(1, (clouds[i] - 0.48f) * 3.2f));
    }
  }

  /** Adds one row of noise on a lattice with cells of 1 / {@code scale}, interpolated smoothly. */
  private void addClouds(float v, float scale, float weight) {
    float y = v * scale * 2;
    int row = (int) Math.floor(y);
    float down = smooth(y - row);
    float from = left * scale + scene.drift;
    float width = step * scale;
    int first = (int) Math.floor(from);
    int cells = (int) Math.floor(from + columns * width) - first + 2;
    float[] lattice = new float[cells];
    for (int i = 0; i < cells; i++) {
      float top = Noise.unit(scene.seed, first + i, row);
      lattice[i] = weight * (top + (Noise.unit(scene.seed, first + i, row + 1) - top) * down);
    }
    for (int i = 0; i < columns; i++) {
      float x = from - first + i * width;
      int cell = (int) x;
      clouds[i] += lattice[cell] + (lattice[cell + 1] - lattice[cell]) * smooth(x - cell);
    }
  }

  private static float smooth(float fraction) {
    return fraction * fraction * (3 - 2 * fraction);
  }

  private void balloon(float v) {
    float y = v - scene.balloonV;
    float reach = BALLOON_RADIUS + edge;
    if (Math.abs(y) > reach) {
      return;
    }
    int from = column(scene.balloonU - reach / 1.5f);
    int to = column(scene.balloonU + reach / 1.5f) + 1;
    for (int i = Math.max(0, from); i < Math.min(columns, to); i++) {
      float x = (left + i * step - scene.balloonU) * 1.5f;
      float inside = over(BALLOON_RADIUS - (float) Math.sqrt(x * x + y * y));
      boolean stripe = ((int) Math.floor(x / BALLOON_RADIUS * 3.5f) & 1) == 0;
      float shade = 1 - 0.5f * (x + y) / BALLOON_RADIUS;
      blend(i, inside, 0.62f * shade, (stripe ? 0.06f : 0.55f) * shade, 0.05f * shade);
    }
  }

  private int column(float u) {
    return (int) Math.floor((u - left) / step);
  }

  private void blend(int i, float share, float r, float g, float b) {
    red[i] += (r - red[i]) * share;
    green[i] += (g - green[i]) * share;
    blue[i] += (b - blue[i]) * share;
  }

  /** Colour patches at the right, fine stripes at the left. */
  private void chart(float v) {
    float vertical = over(v - 0.72f) * over(0.84f - v);
    float detail = (1 - scene.light.blur()) * (1 - scene.light.blur());
    for (int i = 0; i < columns; i++) {
      float u = left + i * step;
      if (u > 0.55f && u < 0.97f) {
        float position = (u - 0.58f) / 0.06f;
        float inside = vertical * over(u - 0.58f) * over(0.94f - u);
        float[] patch = PATCHES[Math.max(0, Math.min(PATCHES.length - 1, (int) position))];
        blend(i, inside, patch[0], patch[1], patch[2]);
      } else if (u > 0.03f && u < 0.35f) {
        float inside = vertical * over(u - 0.06f) * over(0.32f - u);
        boolean bright = ((int) (u * 160) & 1) == 0;
        float light = 0.25f + (bright ? 0.23f : -0.23f) * detail;
        blend(i, inside, light, light, light);
      }
    }
  }
}
