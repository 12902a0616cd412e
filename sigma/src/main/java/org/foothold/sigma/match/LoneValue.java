package org.foothold.sigma.match;

import org.foothold.sigma.regex.Found;
import org.foothold.sigma.rule.Criterion;

/** Decides a criterion for a field that has one known value. */
final class LoneValue {
    private LoneValue() {}

    static boolean meets(Criterion criterion, String text) {
        if (criterion instanceof Criterion.Null) {
            return false;
        }
        if (criterion instanceof Criterion.Exists exists) {
            return exists.present();
        }
        byte[] data = bytes(text);
        Values values = new Values();
        return ValueCheck.of(criterion).meets(values, values.add(data, 0, data.length)) == Found.YES;
    }

    /** A text as UTF-16LE, unit by unit. */
    static byte[] bytes(String text) {
        byte[] data = new byte[2 * text.length()];
        for (int i = 0; i < text.length(); i++) {
            data[2 * i] = (byte) text.charAt(i);
            data[2 * i + 1] = (byte) (text.charAt(i) >>> 8);
        }
        return data;
    }
}
