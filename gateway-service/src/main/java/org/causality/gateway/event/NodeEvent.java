package org.causality.gateway.event;

/** Something that happened, at its place in the total order. */
public record NodeEvent(EventCursor cursor, Happening what) {}
