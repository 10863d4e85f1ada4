package org.causality.model.topic;

/** The services of a node, as writers and readers of topics. */
public enum Service {
    GATEWAY("gateway-service"),
    PROPAGATION("propagation-service"),
    MEMPOOL("mempool-service"),
    CROSSCHAIN("crosschain-service"),
    EFFECT_TRACKER("effect-tracker-service"),
    PRIVACY("privacy-service"),
    ORCHESTRATOR("orchestrator-service");

    private final String module;

    Service(String module) {
        this.module = module;
    }

    /** The module's and the deployment's name. */
    public String module() {
        return module;
    }
}
