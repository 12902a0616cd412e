package org.foothold.engine.source;

import java.util.ArrayList;
import java.util.List;

/**
 * A place as artifacts write it: an absolute path whose parts may have {@code *}, {@code ?} and {@code [a-z]}, which also
 * mean names that begin with a dot; {@code **} is any number of folders; {@code {a,b}} stands for one of these texts, and a
 * {@code ~} at the beginning for every home.
 *
 * @param home whether it begins at a home
 * @param parts what stands between the slashes
 */
record PathPattern(boolean home, List<String> parts) {
    /** So many patterns come of the braces of one at most; content has a few. */
    static final int MAX_ALTERNATIVES = 256;

    /** Any number of folders. */
    static final String ANY_DEPTH = "**";

    PathPattern {
        parts = List.copyOf(parts);
    }

    /** What a text stands for. */
    static List<PathPattern> of(String text) {
        List<PathPattern> patterns = new ArrayList<>();
        for (String one : alternatives(text)) {
            boolean home = one.equals("~") || one.startsWith("~/");
            if (!home && !one.startsWith("/")) {
                throw new IllegalArgumentException("a place begins with / or ~/, not so: " + text);
            }
            patterns.add(new PathPattern(home, TargetPath.parts(home ? one.substring(1) : one)));
        }
        return patterns;
    }

    private static List<String> alternatives(String text) {
        List<String> done = new ArrayList<>();
        List<String> open = new ArrayList<>(List.of(text));
        while (!open.isEmpty()) {
            String one = open.removeLast();
            int begin = innermost(one);
            int end = begin < 0 ? -1 : one.indexOf('}', begin);
            if (end < 0) {
                done.addFirst(one);
            } else {
                for (String choice : one.substring(begin + 1, end).split(",", -1)) {
                    open.add(one.substring(0, begin) + choice + one.substring(end + 1));
                }
            }
            if (open.size() + done.size() > MAX_ALTERNATIVES) {
                throw new IllegalArgumentException("more than " + MAX_ALTERNATIVES + " alternatives: " + text);
            }
        }
        return done;
    }

    // The last opening brace before the first closing one has no other brace inside.
    private static int innermost(String text) {
        int end = text.indexOf('}');
        return end < 0 ? -1 : text.lastIndexOf('{', end);
    }

    /** Whether such a part is a name and no pattern. */
    static boolean isName(String part) {
        return part.indexOf('*') < 0 && part.indexOf('?') < 0 && part.indexOf('[') < 0;
    }

    /** Whether a name is meant by a part, in time that grows with the product of both at most. */
    static boolean matches(String part, String name) {
        int at = 0;
        int want = 0;
        int star = -1;
        int resume = 0;
        while (at < name.length()) {
            if (want < part.length() && part.charAt(want) == '*') {
                star = want++;
                resume = at;
                continue;
            }
            int step = want < part.length() ? step(part, want, name.charAt(at)) : 0;
            if (step > 0) {
                want += step;
                at++;
            } else if (star >= 0) {
                want = star + 1;
                at = ++resume;
            } else {
                return false;
            }
        }
        while (want < part.length() && part.charAt(want) == '*') {
            want++;
        }
        return want == part.length();
    }

    // How much of the pattern means this character; nothing if none does.
    private static int step(String part, int want, char letter) {
        char asked = part.charAt(want);
        int end = asked == '[' ? part.indexOf(']', want + 2) : -1;
        if (end < 0) {
            return asked == '?' || asked == letter ? 1 : 0;
        }
        boolean negated = part.charAt(want + 1) == '!' || part.charAt(want + 1) == '^';
        boolean in = false;
        for (int i = want + (negated ? 2 : 1); i < end; i++) {
            boolean range = i + 2 < end && part.charAt(i + 1) == '-';
            in |= range ? part.charAt(i) <= letter && letter <= part.charAt(i + 2) : part.charAt(i) == letter;
            i += range ? 2 : 0;
        }
        return in != negated ? end + 1 - want : 0;
    }
}
