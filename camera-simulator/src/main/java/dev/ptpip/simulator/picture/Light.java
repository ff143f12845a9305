package dev.ptpip.simulator.picture;

/** How a camera sees the scene: gain per colour, grain and blur. */
record Light(float red, float green, float blue, float grain, float blur) {
  /** EV at ISO 100 that exposes the scene correctly: an overcast day. */
  static final double SCENE = 10;

  private static final double FLASH_GAIN = 1.35;

  static Light of(ShotSettings shot) {
    double gain = Math.pow(2, SCENE - shot.exposureValue());
    if (shot.flash() == ShotSettings.Flash.FIRED) {
      gain *= FLASH_GAIN;
    }
    WhiteBalance balance = shot.whiteBalance();
    return new Light(
        (float) (gain * balance.redGain()),
        (float) gain,
        (float) (gain * balance.blueGain()),
        (float) (0.35 * Math.sqrt(shot.iso() / 100.0)),
        (float) (1 - shot.sharpness()));
  }
}
