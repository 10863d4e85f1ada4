package org.causality.crosschain.ethereum;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.causality.crosschain.proof.ProofFault;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.U256;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** EIP-1186 proofs of real chains, and what was made wrong of them. */
class AccountVectorsTest {

    /** What each way of making a proof wrong must be refused for. */
    private static final Map<String, ProofFault> FAULTS = Map.ofEntries(
            Map.entry("wrong-state-root", ProofFault.ROOT_DIFFERS),
            Map.entry("wrong-balance", ProofFault.BALANCE_DIFFERS),
            Map.entry("wrong-nonce", ProofFault.NONCE_DIFFERS),
            Map.entry("wrong-codehash", ProofFault.CODE_HASH_DIFFERS),
            Map.entry("wrong-storage-hash", ProofFault.STORAGE_ROOT_DIFFERS),
            Map.entry("leaf-bit-flip", ProofFault.NODE_DIFFERS),
            Map.entry("inner-bit-flip", ProofFault.NODE_DIFFERS),
            Map.entry("dropped-leaf", ProofFault.TRUNCATED),
            Map.entry("dropped-inner", ProofFault.NODE_DIFFERS),
            Map.entry("swapped-nodes", ProofFault.NODE_DIFFERS),
            Map.entry("other-address", ProofFault.NODE_DIFFERS),
            Map.entry("empty-proof", ProofFault.TRUNCATED),
            Map.entry("claimed-absent", ProofFault.PROVEN_PRESENT),
            Map.entry("claimed-present", ProofFault.PROVEN_ABSENT),
            Map.entry("storage-wrong-value", ProofFault.VALUE_DIFFERS),
            Map.entry("storage-claimed-absent", ProofFault.VALUE_DIFFERS),
            Map.entry("storage-other-key", ProofFault.NODE_DIFFERS),
            Map.entry("storage-dropped-leaf", ProofFault.TRUNCATED),
            Map.entry("storage-proof-of-other-account", ProofFault.ROOT_DIFFERS),
            Map.entry("trailing-bytes-in-leaf", ProofFault.NODE_DIFFERS),
            Map.entry("extra-trailing-node", ProofFault.EXTRA_NODES));

    @TestFactory
    Stream<DynamicTest> everyVectorIsAnsweredAsExpected() {
        return Vectors.cases("account-proofs.json")
                .map(vector -> DynamicTest.dynamicTest(vector.path("id").asString(), () -> check(vector)));
    }

    private static void check(JsonNode vector) {
        ProofFault strict = fault(vector, StateProof.Mode.PATH);
        ProofFault inSet = fault(vector, StateProof.Mode.SET);
        switch (Vectors.expect(vector)) {
            case "valid" -> {
                assertThat(strict).isNull();
                assertThat(inSet).isNull();
                anchored(vector);
            }
            case "invalid" -> {
                assertThat(strict).isEqualTo(Vectors.fault(FAULTS, vector));
                assertThat(inSet).isNotNull();
            }
            case "invalid-strict" -> {
                assertThat(strict).isEqualTo(Vectors.fault(FAULTS, vector));
                assertThat(inSet).isNull();
            }
            default -> throw new AssertionError("an expectation this test does not know");
        }
    }

    /** Where the block's header was recorded too, the root is the header's. */
    private static void anchored(JsonNode vector) {
        if (vector.path("stateRootFrom").asString().equals("header")) {
            assertThat(Vectors.cases("headers.json"))
                    .filteredOn(header -> Vectors.expect(header).equals("valid")
                            && header.path("chain").equals(vector.path("chain"))
                            && header.path("number").equals(vector.path("blockNumber")))
                    .singleElement()
                    .satisfies(header -> assertThat(header.path("stateRoot")).isEqualTo(vector.path("stateRoot")));
        }
    }

    private static @Nullable ProofFault fault(JsonNode vector, StateProof.Mode mode) {
        Bytes32 root = Vectors.bytes32(vector.path("stateRoot"));
        Address address = Address.parse(vector.path("address").asString());
        List<Bytes> nodes = Vectors.nodes(vector.path("accountProof"));
        boolean claimed = vector.path("exists").asBoolean();
        return switch (StateProof.account(root, address, nodes, mode)) {
            case StateProof.AccountVerdict.Refused(ProofFault fault) -> fault;
            case StateProof.AccountVerdict.Absent() -> claimed ? ProofFault.PROVEN_ABSENT : null;
            case StateProof.AccountVerdict.Present(Account account) ->
                claimed ? faultOf(account, vector, mode) : ProofFault.PROVEN_PRESENT;
        };
    }

    private static @Nullable ProofFault faultOf(Account account, JsonNode vector, StateProof.Mode mode) {
        JsonNode claim = vector.path("account");
        Account claimed = new Account(
                Vectors.quantity(claim.path("nonce")),
                Vectors.quantity(claim.path("balance")),
                Vectors.bytes32(claim.path("storageHash")),
                Vectors.bytes32(claim.path("codeHash")));
        ProofFault difference = StateProof.difference(account, claimed);
        if (difference != null) {
            return difference;
        }
        for (JsonNode slot : vector.path("storageProof")) {
            ProofFault fault = slotFault(account, slot, mode);
            if (fault != null) {
                return fault;
            }
        }
        return null;
    }

    private static @Nullable ProofFault slotFault(Account account, JsonNode slot, StateProof.Mode mode) {
        U256 claimed = new U256(Vectors.quantity(slot.path("value")));
        return switch (StateProof.slot(
                account.storageRoot(), slotKey(slot.path("key")), Vectors.nodes(slot.path("proof")), mode)) {
            case StateProof.SlotVerdict.Refused(ProofFault fault) -> fault;
            case StateProof.SlotVerdict.Holds(U256 value) -> value.equals(claimed) ? null : ProofFault.VALUE_DIFFERS;
        };
    }

    private static Bytes32 slotKey(JsonNode hex) {
        byte[] minimal = Vectors.quantity(hex).toByteArray();
        byte[] whole = new byte[33];
        System.arraycopy(minimal, 0, whole, 33 - minimal.length, minimal.length);
        return Bytes32.read(whole, 1);
    }
}
