package org.causality.gateway.fetch;

/** Hears what fetching did, for metrics. */
public interface FetchWatch {

    /** We asked for this many ids and got this many messages, with those that they rest on. */
    void answered(int asked, int came);

    /** A conversation broke off; what was asked in it is asked for again by the core. */
    void failed();

    /** Ids were not asked for because too many wait already. */
    void dropped(int ids);
}
