package org.foothold.formats.linux;

import java.util.List;

/** Paths as a PATH record names them: one that does not begin at the root begins at the working directory. */
final class AuditPaths {
    private AuditPaths() {}

    /** Makes the name of a PATH record whole; it stays as it is where the event does not tell the directory. */
    static void complete(Fields path, String directory) {
        String name = path.first("name");
        if (path.has("name") && !name.startsWith("/") && directory.startsWith("/")) {
            path.set("name", joined(directory, name));
        }
    }

    /** The name from the directory on. */
    static String joined(String directory, String name) {
        StringBuilder path = new StringBuilder(directory);
        for (String part : List.of(name.split("/", -1))) {
            if (part.equals("..")) {
                path.setLength(Math.max(0, path.lastIndexOf("/")));
            } else if (!part.equals(".")) {
                if (path.isEmpty() || path.charAt(path.length() - 1) != '/') {
                    path.append('/');
                }
                path.append(part);
            }
        }
        return path.isEmpty() ? "/" : path.toString();
    }
}
