/**
 * A virtual PTP/IP camera: its model data, its state, its clock, and the responder that serves it.
 */
module dev.ptpip.simulator {
  requires static java.desktop;
  requires static transitive org.jspecify;
  requires static transitive org.junit.jupiter.api;
  requires static transitive testcontainers;
  requires transitive dev.ptpip.pcap;
  requires transitive dev.ptpip.protocol;
  requires java.net.http;
  requires jdk.httpserver;
  requires jdk.net;
  requires org.slf4j;
  requires tools.jackson.core;
  requires tools.jackson.dataformat.yaml;
  requires tools.jackson.databind;

  exports dev.ptpip.simulator;
  exports dev.ptpip.simulator.camera;
  exports dev.ptpip.simulator.capture;
  exports dev.ptpip.simulator.clock;
  exports dev.ptpip.simulator.container;
  exports dev.ptpip.simulator.fault;
  exports dev.ptpip.simulator.junit;
  exports dev.ptpip.simulator.model;
  exports dev.ptpip.simulator.operation;
  exports dev.ptpip.simulator.picture;
  exports dev.ptpip.simulator.replay;
  exports dev.ptpip.simulator.responder;
  exports dev.ptpip.simulator.sabotage;
  exports dev.ptpip.simulator.scenario;
  exports dev.ptpip.simulator.rest;
  exports dev.ptpip.simulator.store;

  uses dev.ptpip.simulator.CameraPack;

  provides dev.ptpip.simulator.CameraPack with
      dev.ptpip.simulator.vendor.nikon.NikonPack;
}
