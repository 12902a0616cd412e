package org.foothold.formats.evtx;

import java.util.List;

/**
 * A template definition, compiled once for all chunks that hold it: the XML with numbered slots for the values.
 * Its number is dense and stays the same for the life of the {@link TemplateStore}.
 */
public final class Template {
    private static final Shape[] NO_SHAPES = {};

    private final int id;
    private final String guid;
    private final int shortId;
    private final List<XmlNode> nodes;
    private final int slots;
    private final boolean regular;

    /** The shapes that records of this template were seen to have; replaced as a whole, never changed. */
    private volatile Shape[] shapes = NO_SHAPES;

    Template(int id, String guid, int shortId, List<XmlNode> nodes, int slots, boolean regular) {
        this.id = id;
        this.guid = guid;
        this.shortId = shortId;
        this.nodes = nodes;
        this.slots = slots;
        this.regular = regular;
    }

    /** Dense number, from 0. */
    public int id() {
        return id;
    }

    /** The identifier the provider's manifest gave it, as {@code {lower-case}}. */
    public String guid() {
        return guid;
    }

    /** How many values a record of it brings. */
    public int slots() {
        return slots;
    }

    /** The first four bytes of the identifier, which every instance repeats. */
    int shortId() {
        return shortId;
    }

    List<XmlNode> nodes() {
        return nodes;
    }

    /** Whether the fast path can take it: no instance inside the definition and no unusual token. */
    boolean regular() {
        return regular;
    }

    Shape[] shapes() {
        return shapes;
    }

    void shapes(Shape[] more) {
        shapes = more;
    }
}
