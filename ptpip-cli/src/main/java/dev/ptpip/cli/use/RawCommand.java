package dev.ptpip.cli.use;

import dev.ptpip.cli.console.CommandFailure;
import dev.ptpip.cli.console.Console;
import dev.ptpip.cli.console.ExitCode;
import dev.ptpip.cli.console.Human;
import dev.ptpip.cli.console.Json;
import dev.ptpip.client.CameraSession;
import dev.ptpip.client.operation.Operation;
import dev.ptpip.client.operation.OperationResult;
import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.code.CodeFamily;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.io.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Carries out any operation. */
@Command(
    name = "raw",
    description = {
      "any operation: raw HOST 0x9207 0xFFFFFFFF 0",
      "Prints response, response parameters and data. Exit code 1 if the response is not OK"
    })
final class RawCommand extends CameraSubcommand {
  private static final int MOST_PARAMETERS = 5;

  @Parameters(index = "1", paramLabel = "CODE", description = "0x9207, or a name: GetDeviceInfo")
  private String code = "";

  @Parameters(index = "2..*", paramLabel = "PARAM", description = "at most five 32-bit numbers")
  private final List<String> parameters = new ArrayList<>();

  @Option(
      names = "--data",
      paramLabel = "FILE|hex:…",
      description = "data to send; hex:0064 are two bytes")
  private @Nullable String data;

  @Option(names = "-o", paramLabel = "FILE", description = "data that comes goes into a new file")
  private @Nullable Path output;

  private final List<Integer> numbers = new ArrayList<>();

  @Override
  void check(Console console) {
    if (parameters.size() > MOST_PARAMETERS) {
      throw CommandFailure.impossible(
          "raw: an operation has at most five parameters, not " + parameters.size());
    }
    parameters.forEach(text -> numbers.add(number(text)));
    if (output != null && Files.exists(output)) {
      throw CommandFailure.impossible("-o: " + output + " exists");
    }
    if (data != null && data.startsWith("hex:")) {
      hex(data);
    } else if (data != null && !Files.isRegularFile(Path.of(data))) {
      throw CommandFailure.impossible("--data: " + data + " is neither a file nor hex:…");
    }
  }

  private static int number(String text) {
    try {
      long number = Long.decode(text);
      if (number >= Integer.MIN_VALUE && number <= 0xFFFF_FFFFL) {
        return (int) number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw CommandFailure.impossible(
        "raw: a parameter from 0 to 0xFFFFFFFF expected, not \"" + text + "\"");
  }

  private static Bytes hex(String text) {
    try {
      return Bytes.ofHex(text.substring(4));
    } catch (IllegalArgumentException e) {
      throw CommandFailure.impossible(
          "--data: hexadecimal digits, two for each byte, expected after hex:, not \""
              + text.substring(4)
              + "\"");
    }
  }

  @Override
  ExitCode run(CameraSession camera, Console console) throws IOException {
    Operation operation = Operation.of(operation(camera), numbers);
    Stopwatch watch = Stopwatch.start();
    OperationResult result;
    if (data == null) {
      result = receive(camera, operation);
    } else if (data.startsWith("hex:")) {
      result = receive(camera, operation.sending(DataSource.of(hex(data))));
    } else {
      try (FileChannel file = FileChannel.open(Path.of(data), StandardOpenOption.READ)) {
        result = receive(camera, operation.sending(DataSource.of(file, 0, file.size())));
      }
    }
    if (console.json()) {
      console.line(Json.text(json(camera, operation, result)));
    } else {
      text(camera, result, watch).forEach(console::line);
    }
    return result.isOk() ? ExitCode.GOOD : ExitCode.NOT_GOOD;
  }

  private OperationCode operation(CameraSession camera) {
    return camera
        .codes()
        .operation(code)
        .orElseThrow(
            () ->
                CommandFailure.impossible(
                    "no operation \""
                        + code
                        + "\""
                        + camera
                            .codes()
                            .nearest(CodeFamily.OPERATION, code)
                            .map(near -> "; did you mean " + near.label() + "?")
                            .orElse("; a name, or a number as 0x9207")));
  }

  private OperationResult receive(CameraSession camera, Operation operation) throws IOException {
    if (output == null) {
      return camera.exchange(operation);
    }
    Path target = output;
    Path part = target.resolveSibling("." + target.getFileName() + ".part");
    try (FileChannel file =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      OperationResult result =
          camera.exchange(operation.receivingInto(chunk -> writeAll(target, file, chunk)));
      if (result.dataBytes() > 0) {
        Files.move(part, target);
      }
      return result;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void writeAll(Path name, FileChannel file, ByteBuffer chunk) throws IOException {
    try {
      while (chunk.hasRemaining()) {
        file.write(chunk);
      }
    } catch (ClosedChannelException interrupted) {
      throw interrupted;
    } catch (IOException refused) {
      throw OutputFolder.named(name, refused);
    }
  }

  private List<String> text(CameraSession camera, OperationResult result, Stopwatch watch) {
    List<String> lines = new ArrayList<>();
    StringBuilder head = new StringBuilder(camera.codes().label(result.response()));
    if (!result.parameters().isEmpty()) {
      head.append("  ").append(hex(result.parameters()).stream().collect(Collectors.joining(" ")));
    }
    if (result.dataBytes() > 0) {
      head.append("  data ").append(Human.size(result.dataBytes()));
      head.append(output == null ? "" : " in " + output);
    }
    lines.add(head.append("  ").append(Human.duration(watch.elapsed())).toString());
    lines.addAll(HexDump.of(result.data()));
    return lines;
  }

  private static List<String> hex(List<Integer> values) {
    return values.stream().map(each -> Human.hex(Integer.toUnsignedLong(each), 8)).toList();
  }

  private Map<String, Object> json(
      CameraSession camera, Operation operation, OperationResult result) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("operation", camera.codes().name(operation.code()));
    json.put("code", operation.code().toString());
    json.put("response", camera.codes().name(result.response()));
    json.put("responseCode", result.response().toString());
    json.put("parameters", hex(result.parameters()));
    json.put("bytes", result.dataBytes());
    if (output == null) {
      json.put("data", result.data().toHex());
    } else {
      json.put("file", output.toString());
    }
    return json;
  }
}
