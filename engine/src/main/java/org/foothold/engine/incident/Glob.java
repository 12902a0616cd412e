package org.foothold.engine.incident;

import java.util.Locale;

/** A text in which {@code *} stands for any text and {@code ?} for one character, letter case aside. */
record Glob(String pattern) {
    Glob {
        pattern = pattern.toLowerCase(Locale.ROOT);
    }

    /** Whether the whole of the text, in small letters, is meant. */
    boolean matches(String text) {
        int at = 0;
        int want = 0;
        int star = -1;
        int resume = 0;
        while (at < text.length()) {
            if (want < pattern.length() && (pattern.charAt(want) == '?' || pattern.charAt(want) == text.charAt(at))) {
                at++;
                want++;
            } else if (want < pattern.length() && pattern.charAt(want) == '*') {
                star = want++;
                resume = at;
            } else if (star >= 0) {
                want = star + 1;
                at = ++resume;
            } else {
                return false;
            }
        }
        while (want < pattern.length() && pattern.charAt(want) == '*') {
            want++;
        }
        return want == pattern.length();
    }
}
