package org.causality.effect.adapter;

import org.causality.effect.book.Page;

/** Hears, on the writer's thread, what was committed; must not wait. */
@FunctionalInterface
interface CommitListener {
    void committed(Page page);
}
