package org.foothold.formats.pkg;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What rpm and apk know of a file beside its content, in arrays by the file's number. */
final class FileDetails {
    /** Users, groups and capabilities are few; a file may not name millions. */
    private static final int MAX_NAMES = 1 << 15;

    private static final int UNKNOWN = -1;

    private int[] mode = new int[0];
    private short[] user = new short[0];
    private short[] group = new short[0];
    private short[] capabilities = new short[0];
    private long[] size = new long[0];
    private int[] modified = new int[0];
    private int[] linkAt = new int[0];
    private short[] linkLength = new short[0];
    private final List<String> names = new ArrayList<>(List.of(""));
    private final Map<String, Short> known = new HashMap<>(Map.of("", (short) 0));

    /** Makes a place for file {@code id}. */
    void add(int id) {
        if (id >= mode.length) {
            int length = Math.max(256, 2 * id);
            mode = Arrays.copyOf(mode, length);
            user = Arrays.copyOf(user, length);
            group = Arrays.copyOf(group, length);
            capabilities = Arrays.copyOf(capabilities, length);
            size = Arrays.copyOf(size, length);
            modified = Arrays.copyOf(modified, length);
            linkAt = Arrays.copyOf(linkAt, length);
            linkLength = Arrays.copyOf(linkLength, length);
        }
        mode[id] = UNKNOWN;
        size[id] = UNKNOWN;
    }

    void mode(int id, int value) {
        mode[id] = value;
    }

    void owner(int id, String userName, String groupName) {
        user[id] = name(userName);
        group[id] = name(groupName);
    }

    void capabilities(int id, String text) {
        capabilities[id] = name(text);
    }

    void size(int id, long value) {
        size[id] = value;
    }

    /** Seconds, of which rpm keeps 32 bits. */
    void modified(int id, int seconds) {
        modified[id] = seconds;
    }

    void link(int id, FileTable table, byte[] from, int start, int end) {
        if (table.hasRoom(end - start)) {
            linkAt[id] = table.store(from, start, end);
            linkLength[id] = (short) (end - start);
        }
    }

    FileRecord.Details of(int id, FileTable table) {
        return new FileRecord.Details(
                mode[id],
                names.get(user[id]),
                names.get(group[id]),
                size[id],
                modified[id] == 0 ? null : Instant.ofEpochSecond(modified[id] & 0xffff_ffffL),
                Text.of(table.bytes, linkAt[id], linkAt[id] + linkLength[id]),
                names.get(capabilities[id]));
    }

    private short name(String text) {
        Short number = known.get(text);
        if (number == null) {
            if (names.size() == MAX_NAMES) {
                return 0;
            }
            number = (short) names.size();
            names.add(text);
            known.put(text, number);
        }
        return number;
    }
}
