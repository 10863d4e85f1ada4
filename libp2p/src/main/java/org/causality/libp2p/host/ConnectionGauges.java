package org.causality.libp2p.host;

/**
 * How full a connection is; each figure has its limit in {@link HostLimits}.
 *
 * @param streams open in either direction
 * @param unreadBytes delivered by the peer and not yet taken by their readers
 * @param pendingBytes written by us and not yet sent
 * @param streamUnreadPeak the most that one stream ever held unread; its limit is the receive window
 * @param streamPendingPeak the most that one stream ever held pending
 */
public record ConnectionGauges(
        int streams, long unreadBytes, long pendingBytes, long streamUnreadPeak, long streamPendingPeak) {}
