package org.foothold.engine.source;

import java.util.ArrayList;
import java.util.List;

/**
 * An absolute path as a target knows it, parts separated by {@code /}. What the system at hand makes of such a text never
 * matters: it is taken apart here, and {@code ..} stays in it until links are known, as a kernel does it
 * (path_resolution(7)).
 *
 * @param text the path as it was written; it begins with {@code /}
 */
public record TargetPath(String text) implements Comparable<TargetPath> {
    /** The root of a target. */
    public static final TargetPath ROOT = new TargetPath("/");

    /** What Linux allows for a path, PATH_MAX; a longer one names nothing. */
    static final int MAX_LENGTH = 4096;

    public TargetPath {
        if (!text.startsWith("/")) {
            text = "/" + text;
        }
    }

    /** The path of this text; without a slash at its beginning it begins at the root. */
    public static TargetPath of(String text) {
        return new TargetPath(text);
    }

    /** The last part; nothing for the root. */
    public String name() {
        return text.substring(text.lastIndexOf('/') + 1);
    }

    /** The folder in which this stands, by the text alone; the root's is the root. */
    public TargetPath folder() {
        int cut = text.lastIndexOf('/');
        return cut <= 0 ? ROOT : new TargetPath(text.substring(0, cut));
    }

    /** What stands in this folder under this name. */
    public TargetPath child(String name) {
        return new TargetPath(text.length() == 1 ? "/" + name : text + "/" + name);
    }

    /** Whether this stands at that path or below it, by the text alone. */
    public boolean below(TargetPath folder) {
        String other = folder.text;
        return text.startsWith(other)
                && (other.length() == 1 || text.length() == other.length() || text.charAt(other.length()) == '/');
    }

    @Override
    public int compareTo(TargetPath other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }

    /** The parts of a path; a slash at its end asks for a folder, and becomes a {@code .}. */
    static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int slash = text.indexOf('/', from);
            int end = slash < 0 ? text.length() : slash;
            if (end > from) {
                parts.add(text.substring(from, end));
            }
            from = end + 1;
        }
        if (text.endsWith("/") && !parts.isEmpty()) {
            parts.add(".");
        }
        return parts;
    }
}
