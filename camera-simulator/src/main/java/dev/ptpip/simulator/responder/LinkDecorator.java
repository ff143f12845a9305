package dev.ptpip.simulator.responder;

import dev.ptpip.protocol.channel.ByteLink;

/**
 * Puts a layer between the TCP connection and the packets, for each connection that is accepted: to
 * cut writes, to slow down, to lose bytes.
 */
@FunctionalInterface
public interface LinkDecorator {
  /** No layer. */
  LinkDecorator NONE =
      new LinkDecorator() {
        @Override
        public ByteLink decorate(ByteLink link, LinkInfo info) {
          return link;
        }
      };

  /** The link to use in place of {@code link}; closing it must close that one. */
  ByteLink decorate(ByteLink link, LinkInfo info);

  /** This layer, and {@code outer} between it and the packets. */
  default LinkDecorator then(LinkDecorator outer) {
    return (link, info) -> outer.decorate(decorate(link, info), info);
  }
}
