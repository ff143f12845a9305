/** A virtual PTP/IP camera: its model data, its state and its clock. */
module dev.ptpip.simulator {
  requires transitive dev.ptpip.protocol;
  requires jdk.net;
  requires org.slf4j;
  requires static org.jspecify;

  exports dev.ptpip.simulator;
  exports dev.ptpip.simulator.camera;
  exports dev.ptpip.simulator.clock;
  exports dev.ptpip.simulator.model;
  exports dev.ptpip.simulator.operation;
  exports dev.ptpip.simulator.picture;
  exports dev.ptpip.simulator.responder;
  exports dev.ptpip.simulator.store;

  uses dev.ptpip.simulator.CameraPack;
}
