package org.causality.devnet.node;

import java.net.URL;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.causality.devnet.folder.DataFolder;
import org.causality.devnet.folder.OperatorFolder;
import org.causality.embedded.BackingParts;

/** The properties with which one operator's services start; the only place that knows the services' setting names. */
record ServiceSettings(
        DataFolder folder, OperatorFolder operator, OperatorPorts ports, BackingParts parts, FollowedChain chain) {
    /** Fifteen contexts of three operators share one Postgres. */
    private static final int POOL_MAX = 4;

    /** Where the story's computation stands before its first step. */
    private static final int FIRST_NONCE = 10;

    /** Intents of all operators of one machine are there in half a second; a later one could still change the winner. */
    private static final int INTENT_WINDOW_MILLIS = 2_000;

    /** A proof takes one to four seconds, more while everything else starts. */
    private static final int TURN_MILLIS = 15_000;

    Map<String, String> of(ServiceApplication service) {
        Map<String, String> settings = new LinkedHashMap<>(parts.springProperties());
        settings.putAll(ofOneJvm(service));
        settings.put("server.address", "127.0.0.1");
        settings.put("server.port", Integer.toString(ports.of(service)));
        settings.put("causality.operator", operator.name());
        settings.put("causality.network-file", folder.networkFile().toString());
        settings.put("causality.keys-dir", operator.keys().toString());
        settings.putAll(ofService(service));
        return settings;
    }

    private Map<String, String> ofService(ServiceApplication service) {
        return switch (service) {
            case PROPAGATION, EFFECT_TRACKER, PRIVACY -> pool();
            case CROSSCHAIN -> withChain(pool());
            case ORCHESTRATOR -> withLineage(orchestrator());
            case MEMPOOL -> Map.of();
            case GATEWAY ->
                Map.of(
                        "causality.listen", multiaddr(ports),
                        "causality.peers", neighbours(),
                        "causality.links.mode", "fixed",
                        "causality.propagation-url", url(ServiceApplication.PROPAGATION),
                        "causality.mempool-url", url(ServiceApplication.MEMPOOL),
                        "causality.crosschain-url", url(ServiceApplication.CROSSCHAIN),
                        "causality.effect-tracker-url", url(ServiceApplication.EFFECT_TRACKER),
                        "causality.privacy-url", url(ServiceApplication.PRIVACY),
                        "causality.orchestrator-url", url(ServiceApplication.ORCHESTRATOR));
        };
    }

    private static Map<String, String> pool() {
        return Map.of(
                "spring.datasource.hikari.minimum-idle",
                "1",
                "spring.datasource.hikari.maximum-pool-size",
                Integer.toString(POOL_MAX));
    }

    private Map<String, String> withChain(Map<String, String> pool) {
        return switch (chain) {
            case FollowedChain.None() -> pool;
            case FollowedChain.OwnNode _ -> {
                String node = "127.0.0.1:" + OperatorPorts.evm(ports.basePort());
                Map<String, String> settings = provided(pool, DevnetPlan.CHAIN, "http://" + node);
                settings.put("causality.chains[0].heads[0]", "ws://" + node);
                yield settings;
            }
            case FollowedChain.Recorded(Recording recording) ->
                provided(pool, recording.chain(), "recorded:" + recording.name());
        };
    }

    /** Two providers must agree; there is one node or recording, so it is both. */
    private static Map<String, String> provided(Map<String, String> pool, String id, String provider) {
        Map<String, String> settings = new LinkedHashMap<>(pool);
        settings.put("causality.chains[0].id", id);
        settings.put("causality.chains[0].providers[0]", provider);
        settings.put("causality.chains[0].providers[1]", provider);
        return settings;
    }

    private Map<String, String> orchestrator() {
        Map<String, String> settings = new LinkedHashMap<>(pool());
        settings.put("causality.propagation-url", url(ServiceApplication.PROPAGATION));
        settings.put("causality.crosschain-url", url(ServiceApplication.CROSSCHAIN));
        settings.put("causality.setup-seed", DevnetPlan.SETUP_SEED);
        settings.put("causality.window-millis", Integer.toString(INTENT_WINDOW_MILLIS));
        settings.put("causality.announce-within-millis", Integer.toString(TURN_MILLIS));
        return settings;
    }

    /**
     * A step of the computation is made of prices and of orders; what it commands is settled on the same chain, where that
     * can be written to.
     */
    private Map<String, String> withLineage(Map<String, String> settings) {
        switch (chain) {
            case FollowedChain.None() -> {}
            case FollowedChain.OwnNode(Contracts there) -> {
                lineage(settings, DevnetPlan.CHAIN, String.join(",", there.prices()));
                settings.put("causality.lineages[0].settlement", there.settlement());
                settings.put("causality.signer.key-file", operator.chainKey().toString());
            }
            case FollowedChain.Recorded(Recording recording) ->
                lineage(settings, recording.chain(), recording.stateKey());
        }
        return settings;
    }

    private static void lineage(Map<String, String> settings, String chain, String inputs) {
        settings.put("causality.lineages[0].chain", chain);
        settings.put("causality.lineages[0].nonce", Integer.toString(FIRST_NONCE));
        settings.put("causality.lineages[0].inputs", inputs);
    }

    /** The line: each operator dials the one before it, and is dialled by the one after. */
    private String neighbours() {
        if (ports.index() == 1) {
            return "";
        }
        OperatorPorts before = new OperatorPorts(ports.basePort(), ports.index() - 1);
        return multiaddr(before) + "/p2p/"
                + folder.operators().get(before.index() - 1).peerId();
    }

    private static String multiaddr(OperatorPorts ports) {
        return "/ip4/127.0.0.1/tcp/" + ports.libp2p();
    }

    private String url(ServiceApplication service) {
        return "http://127.0.0.1:" + ports.of(service);
    }

    /** What a context must not share with the others in this process. */
    private static Map<String, String> ofOneJvm(ServiceApplication service) {
        String foreign = service.foreignStores().stream()
                .flatMap(Store::autoConfigurations)
                .collect(Collectors.joining(","));
        return Map.of(
                "spring.autoconfigure.exclude",
                foreign,
                "spring.jmx.enabled",
                "false",
                "spring.config.location",
                ownConfiguration(service.applicationClass()),
                "management.metrics.use-global-registry",
                "false");
    }

    /** Each service's jar has an application.yml; the class path alone would give all of them the first one. */
    private static String ownConfiguration(Class<?> application) {
        URL home = application.getProtectionDomain().getCodeSource().getLocation();
        String prefix = home.getPath().endsWith(".jar") ? "jar:" + home + "!/" : home.toString();
        return Stream.of("application.yml", "application.yaml", "application.properties")
                .map(name -> "optional:" + prefix + name)
                .collect(Collectors.joining(","));
    }
}
