package org.causality.groth16.prove;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.causality.groth16.circuit.Circuit;
import org.causality.groth16.circuit.Constraint;
import org.causality.groth16.curve.G1;
import org.causality.groth16.curve.G1Affine;
import org.causality.groth16.curve.G1Law;
import org.causality.groth16.curve.G1Table;
import org.causality.groth16.curve.G2;
import org.causality.groth16.curve.G2Affine;
import org.causality.groth16.curve.G2Law;
import org.causality.groth16.curve.G2Table;
import org.causality.groth16.field.Fr;
import org.causality.groth16.verify.RawG1;
import org.causality.groth16.verify.RawG2;
import org.causality.groth16.verify.VerifyingKey;

/**
 * Keys for a circuit from a seed that is no secret: whoever knows it can make proofs of false statements. For the devnet
 * and for tests, never where a proof protects anything.
 */
public final class DevnetSetup {
    private final Circuit circuit;
    private final Domain domain;
    private final Fr x;
    private final Fr alpha;
    private final Fr beta;
    private final Fr gamma;
    private final Fr delta;
    private final Fr[] u;
    private final Fr[] v;
    private final Fr[] w;
    private final G1Law law = new G1Law();
    private final G2Law twistLaw = new G2Law();
    private final G1Table table = new G1Table(G1Affine.GENERATOR);
    private final G2Table twistTable = new G2Table(G2Affine.GENERATOR);

    private DevnetSetup(Circuit circuit, String seed) {
        this.circuit = circuit;
        domain = Domain.of(circuit.constraints().size() + circuit.publics() + 1);
        Seed drawn = new Seed("causality devnet set-up, not secret", circuit.name(), seed);
        x = drawn.draw("x");
        alpha = drawn.draw("alpha");
        beta = drawn.draw("beta");
        gamma = drawn.draw("gamma");
        delta = drawn.draw("delta");
        u = zeros(circuit.variables());
        v = zeros(circuit.variables());
        w = zeros(circuit.variables());
        evaluate();
    }

    /** Both keys. A second or two of work for 4,000 constraints. */
    public static ProvingKey provingKey(Circuit circuit, String seed) {
        DevnetSetup setup = new DevnetSetup(circuit, seed);
        return new ProvingKey(setup, setup.verifyingKey());
    }

    /** Only the key for verifying, for little work. */
    public static VerifyingKey verifyingKey(Circuit circuit, String seed) {
        return new DevnetSetup(circuit, seed).verifyingKey();
    }

    private static Fr[] zeros(int count) {
        Fr[] zeros = new Fr[count];
        for (int i = 0; i < count; i++) {
            zeros[i] = new Fr();
        }
        return zeros;
    }

    /** Each variable's three polynomials at x, by the Lagrange polynomials at x. */
    private void evaluate() {
        Fr[] lagrange = lagrange();
        int row = 0;
        for (Constraint constraint : circuit.constraints()) {
            constraint.left().scatter(lagrange[row], u);
            constraint.right().scatter(lagrange[row], v);
            constraint.product().scatter(lagrange[row], w);
            row++;
        }
        // One row more for each public variable keeps their polynomials independent.
        for (int i = 0; i <= circuit.publics(); i++) {
            u[i].add(u[i], lagrange[row++]);
            u[i].tighten();
        }
    }

    /** (x^n - 1) / n times root / (x - root), for each root. */
    private Fr[] lagrange() {
        Fr common = vanishing();
        common.multiply(common, Fr.of(BigInteger.valueOf(domain.size()).modInverse(Fr.MODULUS)));
        Fr[] all = new Fr[domain.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = new Fr();
            all[i].subtract(x, domain.root(i));
        }
        Fr.invertAll(all);
        for (int i = 0; i < all.length; i++) {
            all[i].multiply(all[i], domain.root(i));
            all[i].multiply(all[i], common);
        }
        return all;
    }

    private Fr vanishing() {
        Fr value = new Fr();
        value.power(x, BigInteger.valueOf(domain.size()));
        value.subtract(value, Fr.of(1));
        value.tighten();
        return value;
    }

    private VerifyingKey verifyingKey() {
        List<RawG1> points = new ArrayList<>();
        for (G1Affine point : inG1(combined(0, circuit.publics() + 1, gamma))) {
            points.add(RawG1.of(point));
        }
        return new VerifyingKey(
                RawG1.of(inG1(alpha)), RawG2.of(inG2(beta)), RawG2.of(inG2(gamma)), RawG2.of(inG2(delta)), points);
    }

    /** (beta u_i + alpha v_i + w_i) / divisor for a range of variables. */
    private Fr[] combined(int from, int to, Fr divisor) {
        Fr inverse = new Fr();
        inverse.invert(divisor);
        Fr[] all = zeros(to - from);
        Fr term = new Fr();
        for (int i = from; i < to; i++) {
            Fr sum = all[i - from];
            sum.multiply(beta, u[i]);
            term.multiply(alpha, v[i]);
            sum.add(sum, term);
            sum.add(sum, w[i]);
            sum.multiply(sum, inverse);
        }
        return all;
    }

    Circuit circuit() {
        return circuit;
    }

    Domain domain() {
        return domain;
    }

    Fr alpha() {
        return alpha;
    }

    Fr beta() {
        return beta;
    }

    Fr delta() {
        return delta;
    }

    Fr[] left() {
        return u;
    }

    Fr[] right() {
        return v;
    }

    Fr[] secret() {
        return combined(circuit.publics() + 1, circuit.variables(), delta);
    }

    Fr[] quotient() {
        Fr at = new Fr();
        at.invert(delta);
        at.multiply(at, vanishing());
        Fr[] all = new Fr[domain.size() - 1];
        for (int i = 0; i < all.length; i++) {
            all[i] = at.copy();
            at.multiply(at, x);
        }
        return all;
    }

    G1Affine inG1(Fr factor) {
        return inG1(new Fr[] {factor})[0];
    }

    G1Affine[] inG1(Fr[] factors) {
        G1[] points = new G1[factors.length];
        for (int i = 0; i < points.length; i++) {
            points[i] = new G1();
            table.addMultiple(law, points[i], factors[i].toBigInteger());
        }
        return G1.toAffine(points);
    }

    G2Affine inG2(Fr factor) {
        return inG2(new Fr[] {factor})[0];
    }

    G2Affine[] inG2(Fr[] factors) {
        G2[] points = new G2[factors.length];
        for (int i = 0; i < points.length; i++) {
            points[i] = new G2();
            twistTable.addMultiple(twistLaw, points[i], factors[i].toBigInteger());
        }
        return G2.toAffine(points);
    }
}
