package org.causality.devnet.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The settlement contract on a real EVM node. */
class SettlementTest {

    private static final String SETTLE = "a50d2d27";
    private static final String SLOT = "c0".repeat(32);
    private static final String OTHER_SLOT = "c1".repeat(32);
    private static final String ROOT = "0b".repeat(32);
    private static final String OTHER_ROOT = "1b".repeat(32);
    private static final String NO_ROOT = "00".repeat(32);
    private static final String EVENT = "0x170651f316bde520e85f746dca889e6e682e61f5fb18b86705e17a10b127ad07";

    @TempDir
    Path folder = Path.of("");

    private TestingEvm evm;
    private String contract;

    @BeforeEach
    void deploy() {
        evm = TestingEvm.ofItsOwn(folder);
        contract = evm.deploySettlement();
    }

    @AfterEach
    void end() {
        evm.close();
    }

    @Test
    void aSlotIsSettledOnce() {
        assertThat(evm.executes(contract, call(SETTLE, SLOT, ROOT))).isTrue();
        assertThat(evm.storage(contract, "0x" + SLOT)).isEqualTo("0x" + ROOT);
        assertThat(evm.executes(contract, call(SETTLE, SLOT, OTHER_ROOT))).isFalse();
        assertThat(evm.executes(contract, call(SETTLE, SLOT, ROOT))).isFalse();
        assertThat(evm.storage(contract, "0x" + SLOT)).isEqualTo("0x" + ROOT);
        assertThat(evm.executes(contract, call(SETTLE, OTHER_SLOT, OTHER_ROOT))).isTrue();
        assertThat(evm.logs(contract))
                .containsExactly(
                        List.of(EVENT, "0x" + SLOT, "0x" + ROOT), List.of(EVENT, "0x" + OTHER_SLOT, "0x" + OTHER_ROOT));
    }

    @Test
    void anotherCallIsRefused() {
        assertThat(evm.executes(contract, call("a50d2d28", SLOT, ROOT))).isFalse();
        assertThat(evm.executes(contract, "0x")).isFalse();
        assertThat(evm.executes(contract, call(SETTLE, SLOT, NO_ROOT))).isFalse();
        assertThat(evm.storage(contract, "0x" + SLOT)).isEqualTo("0x" + NO_ROOT);
        assertThat(evm.logs(contract)).isEmpty();
    }

    private static String call(String selector, String slot, String root) {
        return "0x" + selector + slot + root + String.format("%064x", 96) + String.format("%064x", 1) + "0a".repeat(32);
    }
}
