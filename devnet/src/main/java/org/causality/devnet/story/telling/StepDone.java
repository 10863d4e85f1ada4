package org.causality.devnet.story.telling;

/** A step that was told and checked. */
public record StepDone(int number, String name, String telling, long millis) {}
