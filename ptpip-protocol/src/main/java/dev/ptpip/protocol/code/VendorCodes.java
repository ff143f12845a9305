package dev.ptpip.protocol.code;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The codes of one vendor: a resource per family, {@code <vendor>-operations.csv} and so on, read
 * when a code of that family is first asked for. Safe for any thread.
 */
public final class VendorCodes {
  /** The codes of PTP itself. */
  public static final VendorCodes STANDARD =
      of(
          Vendor.STANDARD,
          EnumSet.complementOf(EnumSet.of(CodeFamily.OBJECT_PROPERTY)),
          VendorCodes.class);

  /** The codes of MTP 1.1. */
  public static final VendorCodes MTP =
      of(Vendor.MTP, EnumSet.allOf(CodeFamily.class), VendorCodes.class);

  private static final CodeTable NOTHING = new CodeTable.Builder().build();

  private final Vendor vendor;
  private final Set<CodeFamily> families;
  private final Class<?> beside;
  private final Map<CodeFamily, CodeTable> tables = new ConcurrentHashMap<>();

  private VendorCodes(Vendor vendor, Set<CodeFamily> families, Class<?> beside) {
    this.vendor = vendor;
    this.families = families;
    this.beside = beside;
  }

  /**
   * The codes of a vendor.
   *
   * @param vendor the vendor
   * @param families the families that it has codes of; each must have its resource
   * @param beside a class in whose package the resources are; a module of its own must open it
   */
  public static VendorCodes of(Vendor vendor, Set<CodeFamily> families, Class<?> beside) {
    return new VendorCodes(vendor, Set.copyOf(families), beside);
  }

  /** Whose codes these are. */
  public Vendor vendor() {
    return vendor;
  }

  /** What the vendor says of a code, or null. */
  @Nullable CodeInfo find(Code code) {
    return table(code.family()).find(code.raw());
  }

  CodeTable table(CodeFamily family) {
    if (!families.contains(family)) {
      return NOTHING;
    }
    CodeTable known = tables.get(family);
    if (known != null) {
      return known;
    }
    CodeTable loaded = load(family);
    CodeTable before = tables.putIfAbsent(family, loaded);
    return before == null ? loaded : before;
  }

  private CodeTable load(CodeFamily family) {
    String name = vendor.id().concat("-").concat(family.fileName()).concat(".csv");
    try (InputStream in = beside.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + name + " with the codes of " + vendor);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return CodeTableReader.read(vendor, family, name, text);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }

  @Override
  public String toString() {
    return "codes of " + vendor;
  }
}
