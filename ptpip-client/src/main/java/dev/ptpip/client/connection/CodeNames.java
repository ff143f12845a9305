package dev.ptpip.client.connection;

import dev.ptpip.protocol.code.CodeBook;
import java.util.function.Supplier;

/** The names of codes in messages and logs: the standard's, until the device is known. */
final class CodeNames {
  private volatile Supplier<CodeBook> book = CodeBook::standard;

  CodeBook book() {
    return book.get();
  }

  void use(CodeBook newBook) {
    book = () -> newBook;
  }
}
