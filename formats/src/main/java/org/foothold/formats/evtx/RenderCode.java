package org.foothold.formats.evtx;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a shape's records look like as text: literal bytes, and between them what is to be done with the slots. */
final class RenderCode {
    /** Append literal {@code a}. */
    static final int LITERAL = 0;

    /** Append literal {@code b}, then slot {@code a} as a value of its own; several of an array. */
    static final int VALUE = 1;

    /** Append slot {@code a} as a part of a text. */
    static final int PART = 2;

    /** Go on at {@code b} where slot {@code a} is null. */
    static final int IF_NULL = 3;

    /** Go on at {@code a}. */
    static final int JUMP = 4;

    /** Give up, for the slow path, unless slot {@code a} is null. */
    static final int MUST_BE_NULL = 5;

    /** Append slot {@code a} as items of an array that is already open. */
    static final int ITEMS = 6;

    /** Append slot {@code a} as a part of an attribute. */
    static final int ATTRIBUTE_PART = 7;

    /** Append an element for each value of slot {@code a}: literals {@code b}, value, {@code b + 1}; {@code b + 2} for null. */
    static final int REPEAT = 8;

    /** Append a comma unless an object has just been opened. */
    static final int COMMA = 9;

    /** Numbers of one step: what to do, and two operands. */
    static final int STEP = 3;

    private final List<byte[]> literals = new ArrayList<>();
    private final StringBuilder pending = new StringBuilder();
    private int[] steps = new int[96];
    private int count;
    private byte[][] padded = {};
    private int[] lengths = {};

    /** Adds text that is already in the words of the format. */
    RenderCode literal(String text) {
        pending.append(text);
        return this;
    }

    /** Adds a step; the answer is its place. */
    int step(int what, int a, int b) {
        flush();
        return raw(what, a, b);
    }

    /** Adds a value, with the text that stands before it. */
    void value(int slot) {
        int before = keep(pending.toString());
        pending.setLength(0);
        raw(VALUE, slot, before);
    }

    private int raw(int what, int a, int b) {
        if (count + STEP > steps.length) {
            steps = Arrays.copyOf(steps, 2 * steps.length);
        }
        steps[count] = what;
        steps[count + 1] = a;
        steps[count + 2] = b;
        count += STEP;
        return count - STEP;
    }

    private void flush() {
        if (!pending.isEmpty()) {
            raw(LITERAL, keep(pending.toString()), 0);
            pending.setLength(0);
        }
    }

    /** A literal for steps that name some; those kept one after the other have numbers in a row. */
    int keep(String text) {
        literals.add(text.getBytes(StandardCharsets.UTF_8));
        return literals.size() - 1;
    }

    /** The place of the next step. */
    int here() {
        flush();
        return count;
    }

    /** Lets the jump at this place lead to the next step. */
    void land(int place) {
        int target = here();
        steps[place + (steps[place] == JUMP ? 1 : 2)] = target;
    }

    /** Ends the code; it is not changed any more. */
    RenderCode done() {
        flush();
        steps = Arrays.copyOf(steps, count);
        padded = new byte[literals.size()][];
        lengths = new int[literals.size()];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = literals.get(i).length;
            padded[i] = Arrays.copyOf(literals.get(i), lengths[i] + Output.SLACK);
        }
        return this;
    }

    int[] steps() {
        return steps;
    }

    void literal(int number, Output out) {
        out.put(padded[number], lengths[number]);
    }
}
