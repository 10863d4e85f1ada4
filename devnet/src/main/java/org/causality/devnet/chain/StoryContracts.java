package org.causality.devnet.chain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.causality.devnet.node.Contracts;
import org.causality.embedded.CouldNotStart;

/** The contracts of the story, as they are written and where they stand; deployed once for a chain and then found again. */
final class StoryContracts {
    /**
     * Stores the second word of its call data in the slot that the first names.
     *
     * <pre>
     * 60 20 35   PUSH1 32 CALLDATALOAD      the price
     * 5f 35      PUSH0 CALLDATALOAD         the market
     * 55 00      SSTORE STOP
     * </pre>
     *
     * Its init code: {@code PUSH7 runtime, PUSH0 MSTORE, PUSH1 7 PUSH1 25 RETURN}.
     */
    static final String MARKET = "0x66" + "602035" + "5f35" + "5500" + "5f52" + "60076019f3";

    /**
     * {@code settle(bytes32 slot, bytes32 root, bytes32[] orders)}: remembers the root of a slot and tells it, once. Any
     * other call, a root of zero, and a slot that has one revert.
     *
     * <pre>
     * 00  5f 35 60e0 1c   PUSH0 CALLDATALOAD PUSH1 224 SHR    the selector
     * 05  63 a50d2d27 18  PUSH4 settle XOR
     * 0b  60 49 57        PUSH1 refuse JUMPI                  another one
     * 0e  60 04 35        PUSH1 4 CALLDATALOAD                slot
     * 11  80 54           DUP1 SLOAD                          slot held
     * 13  60 49 57        PUSH1 refuse JUMPI                  slot: settled before
     * 16  60 24 35        PUSH1 36 CALLDATALOAD               slot root
     * 19  80 15           DUP1 ISZERO
     * 1b  60 49 57        PUSH1 refuse JUMPI                  slot root: zero would not be remembered
     * 1e  80 82 55        DUP1 DUP3 SSTORE                    slot root
     * 21  5f 52           PUSH0 MSTORE                        slot
     * 23  7f 1706…        PUSH32 Keccak-256 of Settled(bytes32,bytes32)
     * 44  60 20 5f a2     PUSH1 32 PUSH0 LOG2                 Settled(bytes32 indexed slot, bytes32 root)
     * 48  00              STOP
     * 49  5b 5f 5f fd     refuse: JUMPDEST PUSH0 PUSH0 REVERT
     * </pre>
     *
     * Its init code: {@code PUSH1 77 DUP1 PUSH1 9 PUSH0 CODECOPY PUSH0 RETURN}.
     */
    static final String SETTLEMENT = "0x604d8060095f395ff3"
            + "5f3560e01c"
            + "63a50d2d2718"
            + "604957"
            + "600435"
            + "8054"
            + "604957"
            + "602435"
            + "8015"
            + "604957"
            + "808255"
            + "5f52"
            + "7f170651f316bde520e85f746dca889e6e682e61f5fb18b86705e17a10b127ad07"
            + "60205fa2"
            + "00"
            + "5b5f5ffd";

    private static final String NO_CODE = "0x";
    private static final String NOBODY = "0x" + "00".repeat(20);

    private StoryContracts() {}

    /** @param noted where their addresses are written down, beside the chain's own data */
    static Contracts deployedTo(EvmRpc rpc, Path noted) {
        try {
            Contracts found = Files.exists(noted)
                    ? Contracts.parse(Files.readString(noted).strip())
                    : new Contracts(NOBODY, NOBODY);
            Contracts present = new Contracts(
                    hasMarkets(rpc, found.market()) ? found.market() : rpc.deploy(MARKET),
                    isThere(rpc, found.settlement()) ? found.settlement() : rpc.deploy(SETTLEMENT));
            Files.writeString(noted, present.text() + "\n");
            return present;
        } catch (IOException e) {
            throw new CouldNotStart("The contracts' addresses cannot be noted in " + noted + ": " + e + ".", e);
        }
    }

    private static boolean hasMarkets(EvmRpc rpc, String market) {
        return isThere(rpc, market) && rpc.isEmpty(market, Contracts.slotOf(Contracts.MARKETS - 1));
    }

    /** A chain that was ended without order may have lost them. */
    private static boolean isThere(EvmRpc rpc, String contract) {
        return !rpc.call("eth_getCode", contract, "latest").asString(NO_CODE).equals(NO_CODE);
    }
}
