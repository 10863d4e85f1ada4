package org.causality.model.crypto;

import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/** secp256k1 on Bouncy Castle's curve arithmetic, always present (SEC 1 §4.1.6 for the recovery). */
final class BouncySecp256k1 implements Secp256k1Engine {
    private static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256k1");
    private static final ECDomainParameters DOMAIN =
            new ECDomainParameters(CURVE.getCurve(), CURVE.getG(), CURVE.getN(), CURVE.getH());
    private static final BigInteger ORDER = StrictSecp256k1.ORDER;
    private static final int WORD_BYTES = 32;
    private static final byte[] NOTHING = {};

    @Override
    public String provider() {
        return "Bouncy Castle";
    }

    @Override
    public byte[] recover(byte[] digest32, byte[] compact64, int yParity) {
        byte[] encodedR = new byte[1 + WORD_BYTES];
        encodedR[0] = (byte) (2 + yParity);
        System.arraycopy(compact64, 0, encodedR, 1, WORD_BYTES);
        ECPoint pointR;
        try {
            pointR = CURVE.getCurve().decodePoint(encodedR);
        } catch (IllegalArgumentException _) {
            return NOTHING; // r is the x of no point
        }
        return recovered(pointR, number(digest32, 0), number(compact64, 0), number(compact64, WORD_BYTES));
    }

    /** Q = r⁻¹·(s·R - e·G). */
    private static byte[] recovered(ECPoint pointR, BigInteger digest, BigInteger r, BigInteger s) {
        BigInteger inverseR = r.modInverse(ORDER);
        BigInteger ofG = digest.negate().multiply(inverseR).mod(ORDER);
        BigInteger ofR = s.multiply(inverseR).mod(ORDER);
        ECPoint key = ECAlgorithms.sumOfTwoMultiplies(CURVE.getG(), ofG, pointR, ofR);
        return key.isInfinity() ? NOTHING : key.getEncoded(false);
    }

    @Override
    public byte[] sign(byte[] privateKey32, byte[] digest32) {
        ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
        signer.init(true, new ECPrivateKeyParameters(number(privateKey32, 0), DOMAIN));
        BigInteger[] rs = signer.generateSignature(digest32);
        BigInteger lowS = rs[1].min(ORDER.subtract(rs[1]));
        byte[] compact = Arrays.copyOf(StrictSecp256k1.bytes(rs[0]), 2 * WORD_BYTES);
        System.arraycopy(StrictSecp256k1.bytes(lowS), 0, compact, WORD_BYTES, WORD_BYTES);
        return compact;
    }

    @Override
    public byte[] publicKey(byte[] privateKey32) {
        return new FixedPointCombMultiplier()
                .multiply(CURVE.getG(), number(privateKey32, 0))
                .normalize()
                .getEncoded(false);
    }

    private static BigInteger number(byte[] bytes, int offset) {
        return new BigInteger(1, bytes, offset, WORD_BYTES);
    }
}
