package org.causality.libp2p.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.AbstractList;
import java.util.HexFormat;
import org.causality.libp2p.gossip.rpc.Rpc;
import org.causality.libp2p.identify.IdentifyMessage;
import org.causality.libp2p.identity.PeerRecord;
import org.causality.libp2p.kad.message.KadMessage;
import org.jspecify.annotations.Nullable;

/**
 * What one decoder may do with one input: accept it, and then everything in it can be looked at; or reject it; and
 * allocate at most {@link #FACTOR} times its length and {@link #FIXED_BYTES} meanwhile.
 */
final class Bound {
    static final int FACTOR = 4;

    /**
     * What the smallest input may cost: the reader, the value's own object with its few texts of at most 512 bytes, the
     * 1 KiB in which a negotiation collects its line, an exception. It does not grow with the input.
     */
    static final int FIXED_BYTES = 4_096;

    /** The first time a decoder meets something it may load a class; that is nobody's fault. */
    private static final int MEASUREMENTS_MAX = 3;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Bound() {}

    /** Throws unless it holds; whether the input was accepted. */
    static boolean holds(Decoder decoder, byte[] in) {
        long allowed = decoder.allowedBytes(in.length);
        long allocated = allocated(decoder, in);
        for (int i = 1; i < MEASUREMENTS_MAX && allocated > allowed; i++) {
            allocated = allocated(decoder, in);
        }
        if (allocated > allowed) {
            throw new AssertionError(decoder + " allocates " + allocated + " bytes for " + in.length + ": "
                    + HexFormat.of().formatHex(in, 0, Math.min(in.length, 200)));
        }
        @Nullable Object value = decoder.read(in);
        if (value != null) {
            look(value);
        }
        return value != null;
    }

    /** Bytes allocated for this input. */
    static long allocated(Decoder decoder, byte[] in) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        decoder.read(in);
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    /** Entries are made when they are looked at: that must not fail any more. */
    private static void look(Object value) {
        switch (value) {
            case Rpc rpc -> rpc(rpc);
            case KadMessage message -> {
                message.closerPeers().forEach(contact -> contact.dialAddresses().forEach(Bound::use));
                message.providerPeers().forEach(Bound::use);
            }
            case IdentifyMessage message -> {
                message.listenAddresses().forEach(Bound::use);
                message.protocols().forEach(Bound::use);
            }
            case PeerRecord known -> known.addresses().forEach(Bound::use);
            default -> use(value);
        }
    }

    private static void rpc(Rpc rpc) {
        rpc.subscriptions().forEach(Bound::use);
        rpc.messages().forEach(message -> use(message.compact()));
        rpc.control().ihave().forEach(one -> one.ids().forEach(Bound::use));
        rpc.control().iwant().forEach(one -> one.ids().forEach(Bound::use));
        rpc.control().graft().forEach(Bound::use);
        rpc.control().prune().forEach(one -> one.peers().forEach(Bound::use));
        rpc.control().idontwant().forEach(one -> one.ids().forEach(Bound::use));
    }

    private static void use(Object one) {
        if (!(one instanceof AbstractList<?>)) {
            var _ = one.hashCode();
        }
    }
}
