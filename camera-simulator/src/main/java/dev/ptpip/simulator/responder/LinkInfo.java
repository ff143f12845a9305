package dev.ptpip.simulator.responder;

import java.net.InetSocketAddress;

/**
 * What is known of a connection when it is accepted, before it has said what it is.
 *
 * @param number counts the accepted connections of a camera, from 1
 * @param local the camera's end
 * @param remote the initiator's end
 */
public record LinkInfo(long number, InetSocketAddress local, InetSocketAddress remote) {}
