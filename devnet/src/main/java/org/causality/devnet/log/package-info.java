/**
 * One log file per operator, though logging is shared by the whole process: a thread belongs to the operator whose
 * service made it, and so does every thread it makes.
 *
 * <p>Law: nothing here writes to the console. Start at {@link org.causality.devnet.log.LogOwner}. Design: contracts
 * (Logs).
 */
@NullMarked
package org.causality.devnet.log;

import org.jspecify.annotations.NullMarked;
