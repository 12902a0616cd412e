package org.foothold.sigma.text;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A number as a value of an event writes it: sign, digits, fraction, exponent; no hexadecimal, no infinity, no white space. */
public final class Decimal {
    /** Longer texts are no numbers: 64 bits need 20 characters, and an unbounded exponent would cost memory. */
    private static final int MAX_LENGTH = 64;

    private static final int MAX_EXPONENT_DIGITS = 3;

    private Decimal() {}

    /** The number that the text writes; null where it writes none. */
    public static @Nullable BigDecimal parse(String text) {
        int length = text.length();
        if (length == 0 || length > MAX_LENGTH) {
            return null;
        }
        int at = isSign(text.charAt(0)) ? 1 : 0;
        int whole = digits(text, at);
        at += whole;
        if (whole == 0) {
            return null;
        }
        if (at < length && text.charAt(at) == '.') {
            int fraction = digits(text, at + 1);
            if (fraction == 0) {
                return null;
            }
            at += 1 + fraction;
        }
        if (at < length && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            at++;
            at += at < length && isSign(text.charAt(at)) ? 1 : 0;
            int exponent = digits(text, at);
            if (exponent == 0 || exponent > MAX_EXPONENT_DIGITS) {
                return null;
            }
            at += exponent;
        }
        return at == length ? new BigDecimal(text) : null;
    }

    private static boolean isSign(char c) {
        return c == '-' || c == '+';
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at - from;
    }
}
