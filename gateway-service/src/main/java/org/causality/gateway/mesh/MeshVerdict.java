package org.causality.gateway.mesh;

/** What the gateway answers the mesh about a message. */
public enum MeshVerdict {
    /** Good: pass it on. */
    ACCEPT,
    /** Not now, or not for us: nobody is to blame, and it may come again. */
    IGNORE,
    /** Wrong in itself: whoever sent these bytes is to blame. */
    REJECT
}
