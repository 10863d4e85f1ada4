package org.causality.libp2p.multiformats;

import java.nio.ByteBuffer;

/** Prints IPv6 addresses as RFC 5952 asks: lower case, the longest run of zero groups shortened. */
final class Ipv6Text {
    private static final int GROUPS = 8;

    private Ipv6Text() {}

    static String print(byte[] address) {
        int[] groups = new int[GROUPS];
        ByteBuffer in = ByteBuffer.wrap(address);
        for (int i = 0; i < GROUPS; i++) {
            groups[i] = in.getShort() & 0xffff;
        }
        int start = -1;
        int length = 1;
        for (int i = 0; i < GROUPS; i++) {
            int run = zeroRun(groups, i);
            if (run > length) {
                start = i;
                length = run;
            }
        }
        return start < 0
                ? join(groups, 0, GROUPS)
                : join(groups, 0, start) + "::" + join(groups, start + length, GROUPS);
    }

    private static int zeroRun(int[] groups, int from) {
        int at = from;
        while (at < GROUPS && groups[at] == 0) {
            at++;
        }
        return at - from;
    }

    private static String join(int[] groups, int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(i > from ? ":" : "").append(Integer.toHexString(groups[i]));
        }
        return text.toString();
    }
}
