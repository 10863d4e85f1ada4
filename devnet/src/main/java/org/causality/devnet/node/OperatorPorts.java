package org.causality.devnet.node;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.causality.embedded.LoopbackPort;

/**
 * The ports of one operator: 100 from {@code basePort + 100 · index}.
 *
 * @param index counts operators from 1
 */
public record OperatorPorts(int basePort, int index) {
    /** Above it lies Linux's ephemeral range. */
    public static final int PORT_MAX = 32_767;

    private static final int SPAN = 100;
    private static final int LIBP2P = 1;
    /** The operator's own Kafka, its controller, Postgres and Redis, when it is isolated. */
    private static final int STORES = 90;

    private static final int STORES_COUNT = 4;
    /** After the shared stores. */
    private static final int EVM = 4;

    private static final int SHARED_COUNT = STORES_COUNT + 1;
    private static final int BASE_SEARCH_FROM = 21_000;
    private static final int BASE_SEARCH_STEP = 37;

    public int gateway() {
        return of(ServiceApplication.GATEWAY);
    }

    public int libp2p() {
        return first() + LIBP2P;
    }

    public int of(ServiceApplication service) {
        return first() + service.portOffset();
    }

    public int stores() {
        return first() + STORES;
    }

    /** Of the devnet's one EVM node. */
    public static int evm(int basePort) {
        return basePort + EVM;
    }

    private int first() {
        return basePort + SPAN * index;
    }

    /** The highest port a network of this many operators may use. */
    public static int highest(int basePort, int operators) {
        return new OperatorPorts(basePort, operators).stores() + STORES_COUNT - 1;
    }

    /** Refuses with a sentence, before anything has started, when a port of this operator is taken. */
    void claim(String operator) {
        for (ServiceApplication service : ServiceApplication.values()) {
            LoopbackPort.claim(of(service), operator + "'s " + service.label(), "--base-port");
        }
        LoopbackPort.claim(libp2p(), operator + "'s libp2p", "--base-port");
    }

    /** A base from which a network of this many operators finds its ports free, for tests. */
    public static int freeBase(int operators) {
        for (int base = BASE_SEARCH_FROM; highest(base, operators) <= PORT_MAX; base += BASE_SEARCH_STEP) {
            if (isFree(base, operators)) {
                return base;
            }
        }
        throw new IllegalStateException("no free span of ports for " + operators + " operators");
    }

    private static boolean isFree(int base, int operators) {
        IntStream ports = IntStream.rangeClosed(1, operators)
                .mapToObj(index -> new OperatorPorts(base, index))
                .flatMapToInt(OperatorPorts::all);
        return IntStream.concat(IntStream.range(base, base + SHARED_COUNT), ports)
                .allMatch(LoopbackPort::isFree);
    }

    private IntStream all() {
        IntStream services = Arrays.stream(ServiceApplication.values()).mapToInt(this::of);
        IntStream rest = IntStream.concat(IntStream.of(libp2p()), IntStream.range(stores(), stores() + STORES_COUNT));
        return IntStream.concat(services, rest);
    }
}
