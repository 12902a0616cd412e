package org.foothold.engine.model;

/**
 * The machine, image, folder or account that is examined.
 *
 * @param name for an event the computer that wrote it, as the event says; empty where it does not say
 */
public record Target(String name) {}
