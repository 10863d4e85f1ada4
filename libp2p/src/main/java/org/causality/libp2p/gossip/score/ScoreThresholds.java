package org.causality.libp2p.gossip.score;

/**
 * What a score means. Below 0 a peer is in no mesh.
 *
 * @param gossip below it nothing is announced to the peer, nor asked of it or served to it on request
 * @param publish below it the peer does not get our own messages by flood publish or fanout
 * @param graylist below it nothing the peer says is looked at but its subscriptions
 * @param acceptExchange from it on the peers it names in PRUNE are taken
 * @param opportunisticGraft a mesh whose median is below it is improved
 */
public record ScoreThresholds(
        double gossip, double publish, double graylist, double acceptExchange, double opportunisticGraft) {
    /** Refuses what the specification excludes. */
    public ScoreThresholds {
        Check.notPositive("gossip threshold", gossip);
        Check.notPositive("publish threshold above gossip threshold", publish - gossip);
        Check.notPositive("graylist threshold above publish threshold", graylist - publish);
        Check.notNegative("accept exchange threshold", acceptExchange);
        Check.notNegative("opportunistic graft threshold", opportunisticGraft);
    }

    /** −10, −50, −80; 5, nearly what one busy topic earns; 1, what a quiet topic earns in a minute. */
    public static ScoreThresholds defaults() {
        return new ScoreThresholds(-10, -50, -80, 5, 1);
    }
}
