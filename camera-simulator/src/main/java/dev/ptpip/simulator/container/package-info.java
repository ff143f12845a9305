/**
 * The virtual camera in a container, for tests that use Testcontainers 2, which is an optional
 * dependency. Nothing of the camera itself runs in the test's process.
 */
@NullMarked
package dev.ptpip.simulator.container;

import org.jspecify.annotations.NullMarked;
