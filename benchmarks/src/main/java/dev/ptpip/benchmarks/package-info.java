/**
 * Measurements as ratios: each figure stands beside a baseline that was taken in the same run on
 * the same machine. Nothing depends on this package.
 */
@NullMarked
package dev.ptpip.benchmarks;

import org.jspecify.annotations.NullMarked;
