package org.causality.devnet.story.telling;

/**
 * A step that was left out.
 *
 * @param why a sentence's end
 */
public record StepSkipped(String name, String why) {}
