package org.foothold.engine.enrich.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Takes texts out of a message: {@code Accepted {} for {name} from {address} port}. A hole reaches to where what stands behind it
 * stands first; one at the end reaches to the end. There is nothing to go back on, so no message takes long.
 */
final class Template {
    private final List<String> between = new ArrayList<>();
    private final List<String> holes = new ArrayList<>();

    /**
     * A template as content writes it.
     *
     * @throws IllegalArgumentException where a brace has no other
     */
    Template(String written) {
        int at = 0;
        for (int open = written.indexOf('{'); open >= 0; open = written.indexOf('{', at)) {
            int close = written.indexOf('}', open);
            if (close < 0) {
                throw new IllegalArgumentException("a brace is not closed in '" + written + "'");
            }
            if (open == at && !holes.isEmpty()) {
                throw new IllegalArgumentException("nothing stands between two braces in '" + written + "'");
            }
            between.add(written.substring(at, open));
            holes.add(written.substring(open + 1, close));
            at = close + 1;
        }
        between.add(written.substring(at));
    }

    /** The names of its holes that have one. */
    List<String> names() {
        return holes.stream().filter(name -> !name.isEmpty()).toList();
    }

    /** Puts what stands in the holes of a message; gives false, and puts nothing, where the message is another. */
    boolean read(String message, Map<String, String> into) {
        if (!message.startsWith(between.getFirst())) {
            return false;
        }
        List<String> found = new ArrayList<>(holes.size());
        int at = between.getFirst().length();
        for (int i = 0; i < holes.size(); i++) {
            String behind = between.get(i + 1);
            int end = behind.isEmpty() ? message.length() : message.indexOf(behind, at);
            if (end < 0) {
                return false;
            }
            found.add(message.substring(at, end));
            at = end + behind.length();
        }
        for (int i = 0; i < found.size(); i++) {
            if (!holes.get(i).isEmpty()) {
                into.put(holes.get(i), found.get(i));
            }
        }
        return true;
    }
}
