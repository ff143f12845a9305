package dev.ptpip.simulator.picture;

import java.util.Arrays;

/** One row of samples in YCbCr (ITU-T T.871), made from a scene. Confined to one thread. */
final class ColorRow {
  /** Height by width of the frame that the scene is made for. */
  private static final double SCENE_ASPECT = 2 / 3.0;

  private final Scene scene;
  private final SceneSampler sampler;
  private final Caption caption;
  private final double visible;
  private final Crop crop;
  private final int columns;

  final float[] luma;
  final float[] blueDifference;
  final float[] redDifference;

  /**
   * Samples of a picture.
   *
   * @param aspect height by width of the picture, whose middle the scene fills
   * @param left u of the first sample
   * @param step u from sample to sample
   */
  ColorRow(Scene scene, Caption caption, int columns, double left, double step, double aspect) {
    this(scene, caption, new SceneSampler(scene, columns, left, step), columns, aspect, Crop.NONE);
  }

  /**
   * Samples of a whole row of a picture.
   *
   * @param aspect height by width of the picture
   * @param crop what of the scene it shows
   */
  ColorRow(Scene scene, Caption caption, int columns, double aspect, Crop crop) {
    this(
        scene,
        caption,
        new SceneSampler(
            scene, columns, crop.left() + 0.5 * crop.share() / columns, crop.share() / columns),
        columns,
        aspect,
        crop);
  }

  private ColorRow(
      Scene scene, Caption caption, SceneSampler sampler, int columns, double aspect, Crop crop) {
    this.scene = scene;
    this.caption = caption;
    this.columns = columns;
    this.sampler = sampler;
    this.crop = crop;
    visible = aspect / SCENE_ASPECT;
    luma = new float[columns];
    blueDifference = new float[columns];
    redDifference = new float[columns];
  }

  /**
   * Fills the row at height {@code y} of the picture, 0 to 1.
   *
   * @param grainRow selects the grain
   */
  void fill(double y, int grainRow) {
    if (y >= caption.top()) {
      caption.draw(y, luma, columns);
      Arrays.fill(blueDifference, 128);
      Arrays.fill(redDifference, 128);
      return;
    }
    double v = crop.top() + crop.share() * y;
    sampler.sample((float) (0.5 + (v - 0.5) * visible));
    Light light = scene.light;
    for (int i = 0; i < columns; i++) {
      float r = Tone.code(sampler.red[i] * light.red());
      float g = Tone.code(sampler.green[i] * light.green());
      float b = Tone.code(sampler.blue[i] * light.blue());
      float y1 = 0.299f * r + 0.587f * g + 0.114f * b;
      luma[i] = clamp(y1 + light.grain() * Noise.grain(scene.seed, i, grainRow));
      blueDifference[i] = clamp(128 + 0.564f * (b - y1));
      redDifference[i] = clamp(128 + 0.713f * (r - y1));
    }
  }

  /** Linear light of the scene at height {@code y}, without grain and caption, for raw files. */
  SceneSampler linear(double y) {
    sampler.sample((float) (0.5 + (y - 0.5) * visible));
    return sampler;
  }

  private static float clamp(float value) {
    return value < 0 ? 0 : Math.min(255, value);
  }
}
