package org.causality.devnet.node;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The services every operator runs: the one place that names their classes. In the order in which they start. */
public enum ServiceApplication {
    PROPAGATION("org.causality.propagation.PropagationApplication", 10, EnumSet.of(Store.POSTGRES)),
    MEMPOOL("org.causality.mempool.MempoolApplication", 20, EnumSet.of(Store.REDIS)),
    CROSSCHAIN("org.causality.crosschain.CrosschainApplication", 30, EnumSet.of(Store.POSTGRES)),
    EFFECT_TRACKER("org.causality.effect.EffectTrackerApplication", 40, EnumSet.of(Store.POSTGRES)),
    PRIVACY("org.causality.privacy.PrivacyApplication", 50, EnumSet.of(Store.POSTGRES)),
    ORCHESTRATOR("org.causality.orchestrator.OrchestratorApplication", 60, EnumSet.of(Store.POSTGRES)),
    GATEWAY("org.causality.gateway.GatewayApplication", 0, EnumSet.noneOf(Store.class));

    private final String className;
    private final int portOffset;
    private final Set<Store> stores;

    ServiceApplication(String className, int portOffset, Set<Store> stores) {
        this.className = className;
        this.portOffset = portOffset;
        this.stores = stores;
    }

    Class<?> applicationClass() {
        try {
            return Class.forName(className);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(className + " is not on the class path", e);
        }
    }

    int portOffset() {
        return portOffset;
    }

    /** Every other store's auto-configuration is on the shared class path too, and must stay off. */
    Set<Store> foreignStores() {
        EnumSet<Store> foreign = EnumSet.allOf(Store.class);
        foreign.removeAll(stores);
        return foreign;
    }

    /** As people and log lines say it: {@code gateway}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
