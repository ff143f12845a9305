package dev.ptpip.client.connection;

import dev.ptpip.protocol.value.ConnectionNumber;
import dev.ptpip.protocol.value.Guid;
import dev.ptpip.protocol.value.ProtocolVersion;

/**
 * Who answered the handshake.
 *
 * @param connectionNumber ties the two connections together
 * @param guid identity of the camera
 * @param friendlyName name of the camera, may be empty
 * @param version version of the binary protocol
 */
public record ResponderIdentity(
    ConnectionNumber connectionNumber, Guid guid, String friendlyName, ProtocolVersion version) {}
