package org.causality.gateway.fetch;

/** Hears what fetching did, for metrics. */
public interface FetchWatch {

    /**
     * We asked for this many ids and got this many messages, with those that they rest on; so many of these were new and went to
     * the core.
     */
    void answered(int asked, int came, int taken);

    /** A conversation broke off; what was asked in it is asked for again by the core. */
    void failed();

    /** Ids were not asked for because too many wait already. */
    void dropped(int ids);
}
