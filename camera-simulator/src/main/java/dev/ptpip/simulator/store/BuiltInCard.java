package dev.ptpip.simulator.store;

import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.dataset.PtpDateTime;
import dev.ptpip.simulator.picture.CameraTags;
import dev.ptpip.simulator.picture.Movie;
import dev.ptpip.simulator.picture.MovieRequest;
import dev.ptpip.simulator.picture.PictureRequest;
import dev.ptpip.simulator.picture.Pictures;
import dev.ptpip.simulator.picture.Quality;
import dev.ptpip.simulator.picture.Rational;
import dev.ptpip.simulator.picture.ShotSettings;
import dev.ptpip.simulator.picture.WhiteBalance;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;

/**
 * A card with some generated pictures: JPEGs of all sizes and qualities, a raw file with its JPEG,
 * and a movie. Making the card makes none of them.
 */
public final class BuiltInCard {
  private static final Rational NORMAL_TIME = new Rational(1, 125);
  private static final int MOVIE_RATE = 25;
  private static final Duration MOVIE_LENGTH = Duration.ofSeconds(4);

  private final Card card;
  private final FolderNode folder;
  private final DcfNaming naming;
  private final CameraTags camera;
  private final List<PictureSize> sizes;
  private final long seed;
  private LocalDateTime time;
  private int number;

  /**
   * A size that the camera's pictures have.
   *
   * @param width pixels
   * @param height pixels
   */
  public record PictureSize(int width, int height) {}

  private BuiltInCard(
      long capacity,
      DcfNaming naming,
      CameraTags camera,
      List<PictureSize> sizes,
      long seed,
      LocalDateTime time) {
    card = Card.blank("built-in#" + seed, capacity);
    FolderNode dcim = new FolderNode(DcfCounter.DCIM, card.newIdentity());
    folder = new FolderNode(naming.folder(100), card.newIdentity());
    dcim.modificationDate = PtpDateTime.of(time);
    folder.modificationDate = PtpDateTime.of(time);
    card.attach(card.root(), dcim);
    card.attach(dcim, folder);
    this.naming = naming;
    this.camera = camera;
    this.sizes = sizes;
    this.seed = seed;
    this.time = time;
  }

  /**
   * A card for a camera.
   *
   * @param capacity bytes
   * @param sizes from the largest to the smallest, at least one
   * @param seed selects the scene
   * @param time when the first picture was taken
   */
  public static Card create(
      long capacity,
      DcfNaming naming,
      CameraTags camera,
      List<PictureSize> sizes,
      long seed,
      LocalDateTime time) {
    if (sizes.isEmpty()) {
      throw new IllegalArgumentException("a built-in card needs at least one picture size");
    }
    BuiltInCard maker = new BuiltInCard(capacity, naming, camera, sizes, seed, time.withNano(0));
    maker.fill();
    return maker.card;
  }

  private void fill() {
    jpeg(0, Quality.FINE, NORMAL_TIME, 400, WhiteBalance.AUTO);
    jpeg(1, Quality.NORMAL, NORMAL_TIME, 400, WhiteBalance.CLOUDY);
    jpeg(2, Quality.BASIC, NORMAL_TIME, 400, WhiteBalance.AUTO);
    jpeg(0, Quality.NORMAL, new Rational(1, 500), 400, WhiteBalance.AUTO);
    jpeg(0, Quality.BASIC, new Rational(1, 30), 400, WhiteBalance.AUTO);
    jpeg(2, Quality.FINE, new Rational(1, 2000), 6400, WhiteBalance.DIRECT_SUNLIGHT);
    rawAndJpeg();
    jpeg(2, Quality.NORMAL, NORMAL_TIME, 400, WhiteBalance.INCANDESCENT);
    movie();
  }

  private PictureRequest request(
      int size, Quality quality, Rational exposure, int iso, WhiteBalance balance) {
    PictureSize dimensions = sizes.get(Math.min(size, sizes.size() - 1));
    ShotSettings shot =
        ShotSettings.builder(time).exposureTime(exposure).iso(iso).whiteBalance(balance).build();
    return new PictureRequest(
        dimensions.width(), dimensions.height(), quality, camera, shot, seed, naming.stem(number));
  }

  private void jpeg(int size, Quality quality, Rational exposure, int iso, WhiteBalance balance) {
    next();
    PictureRequest request = request(size, quality, exposure, iso, balance);
    add(
        "JPG",
        ObjectFormatCode.EXIF_JPEG,
        GeneratedContent.jpeg(request),
        Pictures.estimatedSize(request));
  }

  private void rawAndJpeg() {
    next();
    PictureRequest request = request(0, Quality.BASIC, NORMAL_TIME, 400, WhiteBalance.AUTO);
    add(
        "NEF",
        ObjectFormatCode.UNDEFINED,
        GeneratedContent.raw(request),
        Pictures.estimatedRawSize(request));
    add(
        "JPG",
        ObjectFormatCode.EXIF_JPEG,
        GeneratedContent.jpeg(request),
        Pictures.estimatedSize(request));
  }

  private void movie() {
    next();
    ShotSettings shot = ShotSettings.builder(time).exposureTime(NORMAL_TIME).build();
    MovieRequest request =
        new MovieRequest(
            1920, 1080, MOVIE_RATE, Quality.BASIC, camera, shot, seed, naming.stem(number));
    Movie movie = Movie.of(request, MOVIE_LENGTH);
    add(
        "MOV",
        ObjectFormatCode.QUICK_TIME,
        GeneratedContent.movie(movie, time),
        Movie.estimatedSize(request, MOVIE_LENGTH));
  }

  private void next() {
    number++;
    time = time.plusMinutes(7).plusSeconds(13);
  }

  private void add(String suffix, ObjectFormatCode format, ObjectContent content, long size) {
    FileNode file =
        new FileNode(
            naming.stem(number) + "." + suffix,
            card.newIdentity(),
            format,
            new Holding(content),
            Card.allocation(size));
    file.captureDate = PtpDateTime.of(time);
    file.modificationDate = PtpDateTime.of(time);
    card.attach(folder, file);
  }
}
