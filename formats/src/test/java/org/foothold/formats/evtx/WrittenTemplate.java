package org.foothold.formats.evtx;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/**
 * A template to be written.
 *
 * @param root what it says, with slots
 * @param types declared types of slots; a slot that is not named is a string
 */
record WrittenTemplate(String guid, XmlNode.Element root, Map<Integer, Integer> types) {
    /** With an identifier made of its content. */
    static WrittenTemplate of(XmlNode.Element root) {
        UUID uuid = UUID.nameUUIDFromBytes(root.toString().getBytes(StandardCharsets.UTF_8));
        return new WrittenTemplate("{" + uuid + "}", root, Map.of());
    }
}
