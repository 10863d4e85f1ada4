package org.causality.model.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.causality.model.VectorFile;
import org.causality.model.branch.Anchoring;
import org.causality.model.branch.BranchStep;
import org.causality.model.branch.Branches;
import org.causality.model.branch.CanonicalBranch;
import org.causality.model.branch.DecidedBy;
import org.causality.model.branch.Grounds;
import org.causality.model.codec.Bytes32;
import org.causality.model.computation.JobId;
import org.causality.model.computation.SlotId;
import org.causality.model.order.OrderId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One case a rule, and the cases in which rules pull in different directions. */
class BranchVectorsTest {

    private static final SlotId FIRST = new SlotId(
            ComputationSamples.LINEAGE,
            SlotId.outputHash(Samples.hash("genesis").toBytes()),
            1);
    private static final Bytes32 CLOSING = Samples.hash("closing block");

    private final VectorFile file = new VectorFile(
            "branches",
            "The branch that counts among steps that claim the same slots: the jobs of its steps, their states and rules.");

    /** A step under construction. */
    private record Claim(BranchStep step) {
        static Claim of(String name, SlotId slot) {
            return new Claim(new BranchStep(
                    new JobId(Samples.hash("job " + name)),
                    slot,
                    slot.next(Samples.hash("root " + name).toBytes()),
                    Set.of(),
                    1,
                    true,
                    Grounds.OPEN,
                    Anchoring.NONE,
                    CLOSING));
        }

        Claim settles(String... orders) {
            Set<OrderId> ids = Set.copyOf(java.util.Arrays.stream(orders)
                    .map(Samples::hash)
                    .map(OrderId::new)
                    .toList());
            return with(ids, 1L + ids.size(), step.isProven(), step.grounds(), step.anchoring(), step.closing());
        }

        Claim unproven() {
            return with(step.orders(), step.work(), false, step.grounds(), step.anchoring(), step.closing());
        }

        Claim grounds(Grounds grounds) {
            return with(step.orders(), step.work(), step.isProven(), grounds, step.anchoring(), step.closing());
        }

        Claim at(Anchoring anchoring) {
            return with(step.orders(), step.work(), step.isProven(), step.grounds(), anchoring, step.closing());
        }

        Claim open() {
            return with(step.orders(), step.work(), step.isProven(), step.grounds(), step.anchoring(), null);
        }

        private Claim with(
                Set<OrderId> orders,
                long work,
                boolean isProven,
                Grounds grounds,
                Anchoring anchoring,
                @Nullable Bytes32 closing) {
            return new Claim(new BranchStep(
                    step.job(), step.slot(), step.opens(), orders, work, isProven, grounds, anchoring, closing));
        }
    }

    private static Claim a() {
        return Claim.of("a", FIRST);
    }

    private static Claim b() {
        return Claim.of("b", FIRST);
    }

    private static Claim after(Claim before, String name) {
        return Claim.of(name, before.step().opens());
    }

    @Test
    void eachRuleDecidesItsCase() {
        add("nothing", List.of());
        add("one alone", List.of(a()));
        add(
                "rule 1: an invalid proof loses to a poor branch",
                List.of(a().settles("1", "2").unproven(), b()));
        add("rule 2: a retracted fact loses", List.of(a().settles("1", "2").grounds(Grounds.RETRACTED), b()));
        add(
                "rule 2: not for what is final",
                List.of(a().grounds(Grounds.RETRACTED).at(Anchoring.FINAL), b()));
        add("rule 3: final before more work", List.of(a().at(Anchoring.FINAL), b().settles("1", "2", "3")));
        add("rule 3: final before included", List.of(a().at(Anchoring.FINAL), b().at(Anchoring.INCLUDED)));
        add(
                "rule 3: a final child carries its parent",
                List.of(a(), after(a(), "aa").at(Anchoring.FINAL), b().settles("1", "2", "3", "4")));
        add("standing: included before sent", List.of(a().at(Anchoring.INCLUDED), b().at(Anchoring.SUBMITTED)));
        add("standing: sent before more work", List.of(a().at(Anchoring.SUBMITTED), b().settles("1", "2")));
        add("rule 4: more orders", List.of(a().settles("1"), b().settles("1", "2")));
        add("rule 4: longer", List.of(a(), after(a(), "aa"), b().settles("1")));
        add("rule 5: the lot", List.of(a(), b()));
        add("rule 5: the lower job while the window is open", List.of(a().open(), b()));
        add(
                "an order settles once on a branch",
                List.of(a().settles("1"), after(a().settles("1"), "aa").settles("1", "2"), b()));
        add("a step without its parent", List.of(after(a(), "aa").settles("1"), b()));
        assertThat(file.check()).hasSize(16);
    }

    @Test
    void theLotIsNotTheLowerJob() {
        CanonicalBranch drawn = Branches.canonical(FIRST, List.of(a().step(), b().step()));
        assertThat(drawn.steps().getFirst().by()).isEqualTo(DecidedBy.LOT);
        CanonicalBranch open = Branches.canonical(FIRST, List.of(a().open().step(), b().step()));
        assertThat(open.steps().getFirst().by()).isEqualTo(DecidedBy.JOB);
    }

    private void add(String name, List<Claim> claims) {
        CanonicalBranch branch =
                Branches.canonical(FIRST, claims.stream().map(Claim::step).toList());
        file.add(
                name,
                "first",
                FIRST.hash().hex(),
                "steps",
                claims.stream().map(claim -> json(claim.step())).toList(),
                "branch",
                branch.steps().stream()
                        .map(decision -> decision.step().job().hex())
                        .toList(),
                "states",
                branch.steps().stream().map(decision -> decision.state().name()).toList(),
                "decidedBy",
                branch.steps().stream().map(decision -> decision.by().name()).toList());
    }

    private static Map<String, Object> json(BranchStep step) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("job", step.job().hex());
        json.put("slot", step.slot().hash().hex());
        json.put("opens", step.opens().hash().hex());
        json.put(
                "orders",
                new ArrayList<>(
                        step.orders().stream().sorted().map(OrderId::hex).toList()));
        json.put("work", Json.number(step.work()));
        json.put("isProven", step.isProven());
        json.put("grounds", step.grounds().name());
        json.put("anchoring", step.anchoring().name());
        Bytes32 closing = step.closing();
        json.put("closing", closing == null ? "" : closing.hex());
        return json;
    }
}
