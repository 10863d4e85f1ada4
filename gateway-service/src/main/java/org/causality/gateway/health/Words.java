package org.causality.gateway.health;

import java.util.LinkedHashSet;
import java.util.SequencedSet;
import org.causality.model.key.PublicKey;
import org.jspecify.annotations.Nullable;

/**
 * The newest word of one operator. An older one, come late or sent again by somebody, changes nothing: neither of the same feed,
 * nor of a feed that a later start of the operator has followed.
 */
final class Words {

    /** Earlier feeds remembered; an echo of one before these would count until the next word. */
    private static final int ENDED_MAX = 64;

    private final SequencedSet<PublicKey> ended = new LinkedHashSet<>();
    private @Nullable Word newest;

    @Nullable Word newest() {
        return newest;
    }

    boolean hear(Word word) {
        Word last = newest;
        if (last != null && last.feed().equals(word.feed())) {
            if (word.said().compareTo(last.said()) <= 0) {
                return false;
            }
        } else if (last != null && !follows(last.feed(), word.feed())) {
            return false;
        }
        newest = word;
        return true;
    }

    private boolean follows(PublicKey before, PublicKey feed) {
        if (ended.contains(feed)) {
            return false;
        }
        ended.add(before);
        if (ended.size() > ENDED_MAX) {
            ended.removeFirst();
        }
        return true;
    }
}
