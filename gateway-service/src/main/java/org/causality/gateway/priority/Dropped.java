package org.causality.gateway.priority;

/**
 * Something that will not have its turn.
 *
 * @param waiting it, under the class in which it waited
 */
public record Dropped<T>(Waiting<T> waiting, DropReason reason) {}
