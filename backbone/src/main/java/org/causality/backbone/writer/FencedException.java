package org.causality.backbone.writer;

/** Another instance of this operator's service writes now; this one must not any more. Nothing was written. */
public final class FencedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public FencedException(long fence) {
        super("fence " + fence + " is not in force any more");
    }
}
