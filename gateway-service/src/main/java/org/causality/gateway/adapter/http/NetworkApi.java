package org.causality.gateway.adapter.http;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import org.causality.gateway.GatewaySettings;
import org.causality.gateway.edge.EdgeState;
import org.causality.gateway.health.HealthBook;
import org.causality.gateway.mesh.LinkStanding;
import org.causality.gateway.mesh.Mesh;
import org.causality.gateway.peer.PeerBook;
import org.causality.libp2p.addressbook.Role;
import org.causality.model.network.Genesis;
import org.causality.model.network.GenesisFile;
import org.causality.model.network.Operator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** The network and the peers as this node sees them. */
@RestController
@Tag(name = "Network")
class NetworkApi {

    /**
     * @param verifiedTime null while the causal core has not answered yet, as {@code delivered}
     * @param roles what this node does for the network
     * @param health how the network is doing, as this node judges what operators say and what it sees of them
     */
    record NetworkView(
            String network,
            int version,
            int shards,
            List<GenesisFile.OperatorJson> operators,
            SelfView operator,
            @Nullable String verifiedTime,
            @Nullable String delivered,
            List<Role> roles,
            HealthJson health) {}

    record SelfView(String name, String key) {}

    /** @param links null where links are fixed */
    record PeersView(
            String peerId,
            List<String> addresses,
            List<PeerView> peers,
            @Nullable LinkStanding links) {}

    record PeerView(
            String peerId,
            String address,
            String direction,
            @Nullable String operator,
            String agent,
            List<String> protocols,
            String connectedAt) {}

    private final Genesis genesis;
    private final Operator self;
    private final GatewaySettings settings;
    private final CoreLog core;
    private final EdgeState state;
    private final HealthBook health;
    private final Clock clock;
    private final Mesh mesh;
    private final PeerBook peers;
    private final Neighbour propagation;
    private final Answers answers;

    NetworkApi(
            Genesis genesis,
            Operator self,
            GatewaySettings settings,
            CoreLog core,
            EdgeState state,
            HealthBook health,
            Clock clock,
            Mesh mesh,
            PeerBook peers,
            Neighbour propagation,
            Answers answers) {
        this.genesis = genesis;
        this.self = self;
        this.settings = settings;
        this.core = core;
        this.state = state;
        this.health = health;
        this.clock = clock;
        this.mesh = mesh;
        this.peers = peers;
        this.propagation = propagation;
        this.answers = answers;
    }

    @Operation(summary = "What the network started from, how far this node has got, and how the network is doing")
    @ApiResponse(responseCode = "200", description = "The network")
    @GetMapping("/v1/network")
    NetworkView network() {
        GenesisFile.NetworkJson json = GenesisFile.json(genesis);
        CoreLog.Standing standing = core.standing();
        return new NetworkView(
                json.network(),
                json.version(),
                json.shards(),
                json.operators(),
                new SelfView(self.name(), self.key().hex()),
                standing == null ? null : standing.verifiedTime(),
                standing == null ? null : standing.delivered(),
                settings.roles().stream().sorted().toList(),
                HealthJson.of(health.view(state.verifiedTime(), clock.millis())));
    }

    @Operation(
            summary = "How each operator's node is doing",
            description = "What its core last said of itself, about every minute; the causal core's service answers.")
    @ApiResponse(responseCode = "200", description = "A row per operator that has said something")
    @GetMapping("/v1/network/health")
    ResponseEntity<byte[]> health(ServerWebExchange exchange) {
        return answers.passOn(propagation.getOrRefuse("/internal/v1/network-health", Trace.idOf(exchange)));
    }

    @Operation(summary = "Who this node is connected to")
    @ApiResponse(responseCode = "200", description = "Ourselves and our peers")
    @GetMapping("/v1/peers")
    PeersView peers() {
        return new PeersView(
                mesh.peerId(),
                mesh.addresses(),
                peers.peers().stream().map(NetworkApi::view).toList(),
                mesh.links());
    }

    private static PeerView view(PeerBook.Peer peer) {
        return new PeerView(
                peer.link().peer(),
                peer.link().address(),
                peer.link().outbound() ? "OUTBOUND" : "INBOUND",
                peer.operator(),
                peer.agent(),
                peer.protocols(),
                peer.connectedAt().toString());
    }
}
