/**
 * What the operations of PTP and MTP do, one small class per theme. Vendors' operations live in
 * their packs; sessions and transactions in {@code responder}.
 */
@NullMarked
package dev.ptpip.simulator.operation;

import org.jspecify.annotations.NullMarked;
