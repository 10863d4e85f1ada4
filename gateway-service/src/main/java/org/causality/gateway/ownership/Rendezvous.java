package org.causality.gateway.ownership;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.DomainTag;

/** Weighted rendezvous: every node ranks the members for a key alike, without a word between them. */
public final class Rendezvous {

    /** 53 bits: what a double holds exactly. */
    private static final int UNIFORM_SHIFT = 11;

    private static final double UNIFORM_STEP = 0x1p-53;

    private record Scored(Member member, double score) {}

    private Rendezvous() {}

    /** The members, first who is to own the key; a member that leaves moves only its own keys. */
    public static List<Member> ranked(String key, Collection<Member> members) {
        return members.stream()
                .map(member -> new Scored(member, score(key, member)))
                .sorted(Comparator.comparingDouble(Scored::score)
                        .thenComparing(scored -> scored.member().id()))
                .map(Scored::member)
                .toList();
    }

    /** Exponentially distributed with the weight as its rate: the lowest wins in proportion to weights. */
    private static double score(String key, Member member) {
        Bytes32 hash = DomainTag.OWNER.hash(text(key), text(member.id()));
        double uniform = ((hash.w0() >>> UNIFORM_SHIFT) + 1) * UNIFORM_STEP;
        // StrictMath: the same on every machine.
        return -StrictMath.log(uniform) / member.weight();
    }

    /** Its length first, so that no two pairs read alike. */
    private static Bytes text(String text) {
        return Bytes.ascii(text.length() + ":" + text);
    }
}
