package org.causality.propagation.owner;

import org.causality.model.network.Genesis;
import org.causality.model.network.OperatorSigner;
import org.causality.propagation.causal.CausalLimits;
import org.causality.propagation.causal.HealthPlan;

/**
 * @param holder names this instance in the lease; different at every start
 * @param renewMillis how often an idle owner renews the lease; well below its length
 */
public record OwnerSettings(
        Genesis genesis,
        OperatorSigner signer,
        CausalLimits limits,
        HealthPlan health,
        String holder,
        long renewMillis) {}
