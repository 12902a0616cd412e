package org.foothold.formats.linux;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** The arguments of EXECVE records; one that is too long for a line comes in pieces, {@code a1[0]}, {@code a1[1]}. */
final class AuditArguments {
    private AuditArguments() {}

    /** Each argument by its name, pieces put together in the order they came. */
    static Map<String, String> joined(Fields fields) {
        Map<String, StringBuilder> whole = new LinkedHashMap<>();
        for (Map.Entry<String, List<String>> field : fields.map().entrySet()) {
            String name = field.getKey();
            int bracket = name.indexOf('[');
            String argument = bracket < 0 ? name : name.substring(0, bracket);
            if (!isArgument(argument)) {
                continue;
            }
            StringBuilder text = whole.computeIfAbsent(argument, fresh -> new StringBuilder());
            // The kernel gives an argument once; a second one of the name belongs to a log that was tampered with.
            if (bracket >= 0 || text.isEmpty()) {
                text.append(field.getValue().getFirst());
            }
        }
        Map<String, String> texts = new LinkedHashMap<>();
        whole.forEach((name, text) -> texts.put(name, text.toString()));
        return texts;
    }

    /** The arguments from the first on, until one is missing. */
    static String commandLine(Map<String, String> arguments) {
        StringJoiner line = new StringJoiner(" ");
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get("a" + i);
            if (argument == null) {
                break;
            }
            line.add(argument);
        }
        return line.toString();
    }

    private static boolean isArgument(String name) {
        return name.length() > 1
                && name.charAt(0) == 'a'
                && name.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
    }
}
