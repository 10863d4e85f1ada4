/**
 * Who belongs to a network and may say what: genesis, the operator set, certificates of sub-keys, chains and lanes.
 *
 * <p>Law: membership is objective. A sub-key counts when a certificate signed by a member of the {@link
 * org.causality.model.network.OperatorSet} names it for that purpose; nothing self-declared decides anything.
 * Start at {@link org.causality.model.network.Certificate}. Design: protocol §2.
 */
@NullMarked
package org.causality.model.network;

import org.jspecify.annotations.NullMarked;
