package org.foothold.app.coverage;

import java.io.OutputStream;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** A layer for the ATT&CK Navigator (layer format 4.5): a score and a comment for each technique of TA0003. */
public final class NavigatorLayer {
    private static final String LAYER_FORMAT = "4.5";
    private static final String NAVIGATOR = "5.1.0";

    private final String name;
    private final int attack;
    private final SortedMap<String, Cell> cells = new TreeMap<>();

    /** What stands at one technique. */
    private record Cell(long score, String comment) {}

    /** An empty layer for this version of ATT&CK. */
    public NavigatorLayer(String name, int attack) {
        this.name = name;
        this.attack = attack;
    }

    /** Sets a technique's score; the comment is shown beside it. */
    public void set(String technique, long score, String comment) {
        cells.put(technique, new Cell(score, comment));
    }

    /** Writes the layer as JSON; the stream stays open. */
    public void write(OutputStream out) {
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeStringProperty("name", name);
            json.writeName("versions");
            json.writeStartObject();
            json.writeStringProperty("attack", Integer.toString(attack));
            json.writeStringProperty("navigator", NAVIGATOR);
            json.writeStringProperty("layer", LAYER_FORMAT);
            json.writeEndObject();
            json.writeStringProperty("domain", "enterprise-attack");
            json.writeStringProperty("description", "Techniques of TA0003. A score of 0 is a gap.");
            json.writeName("techniques");
            json.writeStartArray();
            cells.forEach((technique, cell) -> write(json, technique, cell));
            json.writeEndArray();
            gradient(json);
            json.writeEndObject();
        }
    }

    private static void write(JsonGenerator json, String technique, Cell cell) {
        json.writeStartObject();
        json.writeStringProperty("techniqueID", technique);
        json.writeStringProperty("tactic", "persistence");
        json.writeNumberProperty("score", cell.score());
        json.writeStringProperty("comment", cell.comment());
        json.writeBooleanProperty("enabled", true);
        json.writeEndObject();
    }

    private void gradient(JsonGenerator json) {
        long most = 1;
        for (Cell cell : cells.values()) {
            most = Math.max(most, cell.score());
        }
        json.writeName("gradient");
        json.writeStartObject();
        json.writeName("colors");
        json.writeStartArray();
        json.writeString("#ffffff");
        json.writeString("#fdbb84");
        json.writeString("#b30000");
        json.writeEndArray();
        json.writeNumberProperty("minValue", 0);
        json.writeNumberProperty("maxValue", most);
        json.writeEndObject();
    }
}
