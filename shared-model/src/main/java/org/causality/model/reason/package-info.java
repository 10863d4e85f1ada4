/**
 * Why something was refused, dropped or changed: closed codes, one enum per area, the same in REST answers, events,
 * metrics and logs.
 *
 * <p>Law: a code has one meaning in all areas and is never reused or renamed (`urn:causality:reason:CODE` is a public
 * contract); each says what to do about it. The table in `docs/reasons.md` is written from these enums. Start at {@link
 * org.causality.model.reason.Reason}.
 */
@NullMarked
package org.causality.model.reason;

import org.jspecify.annotations.NullMarked;
