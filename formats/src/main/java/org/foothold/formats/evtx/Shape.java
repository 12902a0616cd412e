package org.foothold.formats.evtx;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What all records with the same template, and the same templates nested in it, have in common: which fields they have
 * and where the values are. It is what a consumer caches its bindings by.
 *
 * <p>A field's value has a <em>position</em>, a small number from 0 to before {@link #size()}; a name that occurs twice
 * has two. {@link EventView} gives the value at a position of the current record.
 */
public final class Shape {
    /** The number of a shape that is good for one record only, and of a position that is not there. */
    public static final int NONE = -1;

    private final int id;
    private final @Nullable Template template;
    private final int[] nestedSlots;
    private final Template[] nested;
    private final int onlySlot;
    private final @Nullable Template onlyNested;
    private final FieldTable fields;
    private final XmlNode.@Nullable Element root;
    private final boolean regular;
    private final BitSet arrays;
    private final int channelId;
    private volatile @Nullable RenderCode json;
    private volatile @Nullable RenderCode xml;

    Shape(
            int id,
            @Nullable Template template,
            int[] nestedSlots,
            Template[] nested,
            FieldTable fields,
            XmlNode.@Nullable Element root,
            boolean regular,
            BitSet arrays,
            Channels channels) {
        this.id = id;
        this.template = template;
        this.nestedSlots = nestedSlots;
        this.nested = nested;
        this.fields = fields;
        this.root = root;
        this.regular = regular;
        this.arrays = arrays;
        String channel = channel() < 0 ? null : literal(channel());
        this.onlySlot = nested.length == 1 ? nestedSlots[0] : NONE;
        this.onlyNested = nested.length == 1 ? nested[0] : null;
        this.channelId = channel == null ? Channels.NONE : channels.id(channel);
    }

    /** Dense number from 0; {@link #NONE} for an irregular record, whose bindings must not be cached. */
    public int id() {
        return id;
    }

    /** The outermost template; null for an irregular record. */
    public @Nullable Template template() {
        return template;
    }

    /** Number of positions. */
    public int size() {
        return fields.size();
    }

    /** The flat name of the field at a position. */
    public String name(int position) {
        return fields.name(position);
    }

    /** All flat names, each once, in the order of the event. */
    public Set<String> names() {
        return fields.byName().keySet();
    }

    /** The positions of a field, in order; empty when no record of this shape has it. */
    public int[] positions(String name) {
        int[] positions = fields.byName().get(name);
        return positions == null ? new int[0] : positions.clone();
    }

    /** The text at a position where it is the same in all records of this shape; null where records differ or it is null. */
    public @Nullable String literal(int position) {
        return fields.literal(position);
    }

    /** Position of Channel in System, or {@link #NONE}. */
    public int channel() {
        return fields.reserved(FieldTable.CHANNEL);
    }

    /** Position of EventID in System, or {@link #NONE}. */
    public int eventId() {
        return fields.reserved(FieldTable.EVENT_ID);
    }

    /** Position of Provider_Name in System, or {@link #NONE}. */
    public int providerName() {
        return fields.reserved(FieldTable.PROVIDER_NAME);
    }

    /** Position of EventRecordID in System, or {@link #NONE}. */
    public int eventRecordId() {
        return fields.reserved(FieldTable.EVENT_RECORD_ID);
    }

    /** Position of Computer in System, or {@link #NONE}. */
    public int computer() {
        return fields.reserved(FieldTable.COMPUTER);
    }

    /** Position of TimeCreated_SystemTime in System, or {@link #NONE}. */
    public int time() {
        return fields.reserved(FieldTable.TIME);
    }

    FieldTable fields() {
        return fields;
    }

    /** The merged XML with flat slot numbers. */
    XmlNode.@Nullable Element root() {
        return root;
    }

    boolean regular() {
        return regular;
    }

    /** Whether the slot may hold an array: its element then stands there several times, and holds nothing else. */
    boolean repeats(int slot) {
        return arrays.get(slot);
    }

    /** The channel's number where the template names it. */
    int channelId() {
        return channelId;
    }

    /** How the shape's records are written; made when first asked for, by whoever comes first. */
    RenderCode code(boolean asJson, XmlNode.Element of) {
        RenderCode code = asJson ? json : xml;
        if (code == null) {
            code = asJson ? JsonCompiler.compile(of) : XmlCompiler.compile(of);
            if (asJson) {
                json = code;
            } else {
                xml = code;
            }
        }
        return code;
    }

    /** Whether this one template is nested, in this slot. */
    boolean has(int slot, Template only) {
        return onlyNested == only && onlySlot == slot;
    }

    boolean has(int[] slots, Template[] templates, int count) {
        if (count != nested.length) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            if (nestedSlots[i] != slots[i] || nested[i] != templates[i]) {
                return false;
            }
        }
        return true;
    }

    /** The templates, outermost first, for messages. */
    public List<Template> templates() {
        List<Template> all = new ArrayList<>();
        if (template != null) {
            all.add(template);
        }
        all.addAll(List.of(nested));
        return List.copyOf(all);
    }
}
