/**
 * Remote control of virtual cameras over HTTP, and the page and the Java client that use it.
 * Nothing can be done here that can't be done with the camera's own Java API. Nothing of it is
 * loaded before somebody asks for it.
 */
@NullMarked
package dev.ptpip.simulator.rest;

import org.jspecify.annotations.NullMarked;
