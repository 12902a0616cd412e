package org.foothold.formats.evtx;

/** Runs the code of a shape on the slots of a record. */
final class SlotRenderer {
    private final boolean json;

    SlotRenderer(boolean json) {
        this.json = json;
    }

    /** Appends the record; false, with some of it written, where the slow path must do it. */
    boolean write(RenderCode code, EventView event, Output out) {
        int[] steps = code.steps();
        SlotTable slots = event.slots();
        byte[] bytes = event.bytes();
        int at = 0;
        while (at < steps.length) {
            int a = steps[at + 1];
            int b = steps[at + 2];
            int step = steps[at];
            at += RenderCode.STEP;
            switch (step) {
                case RenderCode.LITERAL -> code.literal(a, out);
                case RenderCode.VALUE -> {
                    code.literal(b, out);
                    value(bytes, slots.from(a), slots.to(a), slots.type(a), false, out);
                }
                case RenderCode.ITEMS -> value(bytes, slots.from(a), slots.to(a), slots.type(a), true, out);
                case RenderCode.PART -> text(bytes, slots.from(a), slots.to(a), slots.type(a), false, out);
                case RenderCode.ATTRIBUTE_PART -> text(bytes, slots.from(a), slots.to(a), slots.type(a), true, out);
                case RenderCode.IF_NULL -> at = slots.type(a) == ValueType.NULL ? b : at;
                case RenderCode.JUMP -> at = a;
                case RenderCode.REPEAT -> repeat(code, bytes, slots, a, b, out);
                case RenderCode.COMMA -> out.comma();
                default -> {
                    if (slots.type(a) != ValueType.NULL) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private void text(byte[] bytes, int from, int to, int type, boolean attribute, Output out) {
        if (type == ValueType.STRING || type == ValueType.XML) {
            if (json) {
                out.json(bytes, from, to);
            } else {
                out.xml(bytes, from, to, attribute);
            }
        } else if (type == ValueType.ANSI) {
            out.ansi(bytes, from, to, json, attribute);
        } else if (type != ValueType.NULL) {
            out.value(bytes, from, to, type);
        }
    }

    /** A JSON value; of an array none as null, one as itself, several as a JSON array or as items of one. */
    private void value(byte[] bytes, int from, int to, int type, boolean item, Output out) {
        if (type == ValueType.STRING) {
            out.put('"');
            out.json(bytes, from, to);
            out.put('"');
        } else if ((type & ValueType.ARRAY) == 0) {
            one(bytes, from, to, type, ValueType.integer(type) && ValueText.whole(to - from), out);
        } else {
            array(bytes, from, to, type & ~ValueType.ARRAY, item, out);
        }
    }

    private void array(byte[] bytes, int from, int to, int each, boolean item, Output out) {
        if (from == to) {
            out.put("null");
            return;
        }
        boolean number = ValueType.integer(each) && ValueArray.even(to - from, each);
        int next = ValueArray.next(bytes, from, to, each);
        boolean several = next < to && !item;
        if (several) {
            out.put('[');
        }
        for (int at = from; at < to; at = next) {
            next = ValueArray.next(bytes, at, to, each);
            if (at > from) {
                out.put(',');
            }
            one(bytes, at, next, each, number, out);
        }
        if (several) {
            out.put(']');
        }
    }

    private void one(byte[] bytes, int from, int to, int type, boolean number, Output out) {
        if (number) {
            out.value(bytes, from, to, type);
        } else if (type == ValueType.NULL) {
            out.put("null");
        } else {
            out.put('"');
            text(bytes, from, to, type, false, out);
            out.put('"');
        }
    }

    private void repeat(RenderCode code, byte[] bytes, SlotTable slots, int slot, int literals, Output out) {
        int from = slots.from(slot);
        int to = slots.to(slot);
        int type = slots.type(slot);
        int each = type & ~ValueType.ARRAY;
        if (each == ValueType.NULL || (each != type && from == to)) {
            code.literal(literals + 2, out);
            return;
        }
        int at = from;
        do {
            int next = each == type ? to : ValueArray.next(bytes, at, to, each);
            code.literal(literals, out);
            text(bytes, at, next, each, false, out);
            code.literal(literals + 1, out);
            at = next;
        } while (at < to);
    }
}
