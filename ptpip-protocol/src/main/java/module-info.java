/** PTP/IP packets, datasets, codes and framing; needs nothing but {@code java.base}. */
module dev.ptpip.protocol {
  requires static org.jspecify;

  exports dev.ptpip.protocol.channel;
  exports dev.ptpip.protocol.code;
  exports dev.ptpip.protocol.dataset;
  exports dev.ptpip.protocol.io;
  exports dev.ptpip.protocol.packet;
  exports dev.ptpip.protocol.property;
  exports dev.ptpip.protocol.value;
  exports dev.ptpip.protocol.vendor;
  exports dev.ptpip.protocol.vendor.android;
  exports dev.ptpip.protocol.vendor.microsoft;
  exports dev.ptpip.protocol.vendor.nikon;

  uses dev.ptpip.protocol.vendor.VendorExtension;

  provides dev.ptpip.protocol.vendor.VendorExtension with
      dev.ptpip.protocol.vendor.android.AndroidExtension,
      dev.ptpip.protocol.vendor.microsoft.MicrosoftExtension,
      dev.ptpip.protocol.vendor.nikon.NikonExtension;
}
