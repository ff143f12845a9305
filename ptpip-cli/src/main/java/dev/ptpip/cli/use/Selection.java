package dev.ptpip.cli.use;

import dev.ptpip.cli.console.CommandFailure;
import dev.ptpip.client.object.CameraFile;
import dev.ptpip.protocol.code.Spelling;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds what a user names on a card: a handle ({@code 0x2911000D}), a name ({@code DSC_0001.JPG}),
 * a path ({@code DCIM/100D5300/DSC_0001.JPG}), each with {@code *} and {@code ?}. Case does not
 * count.
 *
 * @param files everything on the card
 */
record Selection(List<CameraFile> files) {

  /**
   * What the words name, folders as they are, in the order of the card.
   *
   * @throws CommandFailure if a word names nothing
   */
  List<CameraFile> named(List<String> words) {
    Set<CameraFile> chosen = new LinkedHashSet<>();
    for (String word : words) {
      List<CameraFile> matching = files.stream().filter(file -> matches(file, word)).toList();
      if (matching.isEmpty()) {
        throw nothing(word);
      }
      chosen.addAll(matching);
    }
    return files.stream().filter(chosen::contains).toList();
  }

  /**
   * The files that the words name, of folders those within; all files without words.
   *
   * @throws CommandFailure if a word names nothing, or there is no file
   */
  List<CameraFile> filesNamed(List<String> words) {
    List<CameraFile> roots = words.isEmpty() ? files : named(words);
    List<CameraFile> chosen = new ArrayList<>();
    for (CameraFile file : files) {
      if (!file.isFolder() && roots.stream().anyMatch(root -> isIn(file, root))) {
        chosen.add(file);
      }
    }
    if (chosen.isEmpty()) {
      throw CommandFailure.impossible(
          words.isEmpty()
              ? "there is no file on the card"
              : "there is no file in " + String.join(" ", words));
    }
    return chosen;
  }

  private static boolean isIn(CameraFile file, CameraFile root) {
    return file.equals(root)
        || (root.isFolder()
            && file.storage().equals(root.storage())
            && file.path().startsWith(root.path() + "/"));
  }

  private CommandFailure nothing(String word) {
    String message = "there is no \"" + word + "\" on the card";
    return CommandFailure.impossible(
        Spelling.nearest(word, files.stream().map(CameraFile::name))
            .map(near -> message + "; did you mean " + near + "?")
            .orElse(message));
  }

  private static boolean matches(CameraFile file, String word) {
    if (word.startsWith("0x") || word.startsWith("0X")) {
      return file.handle().toString().equalsIgnoreCase(word);
    }
    String pattern = word.endsWith("/") ? word.substring(0, word.length() - 1) : word;
    if (!pattern.contains("/")) {
      return glob(pattern, file.name());
    }
    return glob(pattern.startsWith("/") ? pattern : "/" + pattern, file.path());
  }

  /** Whether {@code text} is as {@code pattern} says; linear in their product. */
  static boolean glob(String pattern, String text) {
    String wanted = pattern.toLowerCase(Locale.ROOT);
    String given = text.toLowerCase(Locale.ROOT);
    int p = 0;
    int t = 0;
    int star = -1;
    int mark = 0;
    while (t < given.length()) {
      char expected = p < wanted.length() ? wanted.charAt(p) : 0;
      if (expected == '*') {
        star = p++;
        mark = t;
      } else if (p < wanted.length() && (expected == '?' || expected == given.charAt(t))) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++mark;
      } else {
        return false;
      }
    }
    while (p < wanted.length() && wanted.charAt(p) == '*') {
      p++;
    }
    return p == wanted.length();
  }
}
