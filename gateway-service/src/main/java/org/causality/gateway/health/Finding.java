package org.causality.gateway.health;

/** @param sentence what is the matter, for people */
public record Finding(HealthReason reason, String sentence) {}
