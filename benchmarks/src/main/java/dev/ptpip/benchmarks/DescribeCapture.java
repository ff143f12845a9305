package dev.ptpip.benchmarks;

import dev.ptpip.pcap.describe.Description;
import dev.ptpip.pcap.describe.TextForm;
import dev.ptpip.pcap.describe.TextOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** A program that tells what a capture shows, as {@code ptpip describe} does. */
public final class DescribeCapture {
  private DescribeCapture() {}

  /** The argument is the file. */
  public static void main(String[] args) throws IOException {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    Description description = Description.of(Path.of(args[0]), Optional.empty());
    description.tell(
        new TextForm(description, TextOptions.DEFAULT, (tone, text) -> out.println(text)));
    out.println("described " + description.conversations().get(0).transactions());
    out.flush();
  }
}
