package dev.ptpip.protocol.vendor.nikon;

import dev.ptpip.protocol.code.EventCode;

/** The events of Nikon bodies; parameters in nikon-events.csv. */
public final class NikonEvents {
  public static final EventCode OBJECT_ADDED_IN_SDRAM = new EventCode(0xC101);
  public static final EventCode CAPTURE_COMPLETE_REC_IN_SDRAM = new EventCode(0xC102);
  public static final EventCode ADVANCED_TRANSFER = new EventCode(0xC103);
  public static final EventCode PREVIEW_IMAGE_ADDED = new EventCode(0xC104);
  public static final EventCode MOVIE_RECORD_INTERRUPTED = new EventCode(0xC105);
  public static final EventCode FIRST_CAPTURE_COMPLETE = new EventCode(0xC106);
  public static final EventCode MIRROR_UP_CANCEL_COMPLETE = new EventCode(0xC107);
  public static final EventCode MOVIE_RECORD_COMPLETE = new EventCode(0xC108);
  public static final EventCode MOVIE_RECORD_STARTED = new EventCode(0xC10A);
  public static final EventCode PICTURE_CONTROL_ADJUST_CHANGED = new EventCode(0xC10B);
  public static final EventCode LIVE_VIEW_STATE_CHANGED = new EventCode(0xC10C);
  public static final EventCode MANUAL_SETTINGS_LENS_DATA_CHANGED = new EventCode(0xC10E);
  public static final EventCode ACTIVE_SELECTION_INTERRUPTED = new EventCode(0xC112);
  public static final EventCode SPEEDLIGHT_ADDED = new EventCode(0xC120);
  public static final EventCode SPEEDLIGHT_REMOVED = new EventCode(0xC121);
  public static final EventCode SPEEDLIGHT_ATTR_CHANGED = new EventCode(0xC122);
  public static final EventCode SPEEDLIGHT_GROUP_ATTR_CHANGED = new EventCode(0xC123);

  private NikonEvents() {}
}
