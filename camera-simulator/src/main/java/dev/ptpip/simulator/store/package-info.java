/**
 * What is on the camera's cards: slots, the objects on a medium with their handles, uploads,
 * deletion, a folder of the host as copy-on-write card, and a card of generated pictures. Answers
 * with response codes in the order that the standard asks for; knows no sessions, packets or
 * events.
 */
@NullMarked
package dev.ptpip.simulator.store;

import org.jspecify.annotations.NullMarked;
