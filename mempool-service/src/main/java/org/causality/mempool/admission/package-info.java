/**
 * The door: what a wallet posts is checked, numbered, receipted and made a draft for the causal core, or refused with a
 * reason.
 *
 * <p>Law: an order is admitted once, however often and in whatever way it is signed and posted; every repeat is answered
 * with the same receipt bytes. What is refused leaves no trace. {@link org.causality.mempool.admission.DoorRules} needs no
 * state and runs beside each other; {@link org.causality.mempool.admission.Admission} sees the book and runs one at a
 * time. Seed section: MEV-aware Mempool (add_user_order).
 */
@NullMarked
package org.causality.mempool.admission;

import org.jspecify.annotations.NullMarked;
