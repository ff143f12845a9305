/** Tests of the remote control of cameras. */
@NullMarked
package dev.ptpip.simulator.rest;

import org.jspecify.annotations.NullMarked;
