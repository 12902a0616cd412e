package org.foothold.sigma.modifier;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.rule.Position;
import org.foothold.sigma.rule.Problem.Reason;
import org.foothold.sigma.rule.TextPattern;
import org.foothold.sigma.rule.TextPattern.Literal;
import org.foothold.sigma.rule.TextPattern.Part;

/**
 * The dashes that introduce an option of a Windows command, each for each other (modifier {@code windash}). Dashes at the
 * start of words are replaced, all by one character at once and each by itself.
 */
final class Windash {
    /** Each place multiplies the patterns; real values have one or two. */
    private static final int MAX_PLACES = 6;

    private static final String DASHES = "-/\u2013\u2014\u2015";
    private static final String QUOTES = "\"'`";

    private Windash() {}

    static List<TextPattern> variants(TextPattern pattern, Position position) throws ContentException {
        List<Place> places = places(pattern);
        if (places.size() > MAX_PLACES) {
            throw new ContentException(
                    position, Reason.VALUE, "windash: more than " + MAX_PLACES + " dashes in one value");
        }
        Set<TextPattern> variants = new LinkedHashSet<>();
        variants.add(pattern);
        for (int i = 0; i < DASHES.length(); i++) {
            variants.add(replaced(pattern, places, DASHES.charAt(i)));
        }
        for (Place place : places) {
            for (int i = 0; i < DASHES.length(); i++) {
                variants.add(replaced(pattern, List.of(place), DASHES.charAt(i)));
            }
        }
        return List.copyOf(variants);
    }

    private static List<Place> places(TextPattern pattern) {
        List<Place> places = new ArrayList<>();
        boolean start = true;
        for (int part = 0; part < pattern.parts().size(); part++) {
            if (!(pattern.parts().get(part) instanceof Literal literal)) {
                continue;
            }
            String text = literal.text();
            for (int at = 0; at < text.length(); at++) {
                boolean wordStarts = at == 0 ? start : startsWord(text.charAt(at - 1));
                if (wordStarts && DASHES.indexOf(text.charAt(at)) >= 0) {
                    places.add(new Place(part, at));
                }
            }
            start = false;
        }
        return places;
    }

    private static boolean startsWord(char before) {
        return Character.isWhitespace(before) || QUOTES.indexOf(before) >= 0;
    }

    private static TextPattern replaced(TextPattern pattern, List<Place> places, char dash) {
        List<Part> parts = new ArrayList<>(pattern.parts());
        for (Place place : places) {
            StringBuilder text = new StringBuilder(((Literal) parts.get(place.part())).text());
            text.setCharAt(place.at(), dash);
            parts.set(place.part(), new Literal(text.toString()));
        }
        return new TextPattern(parts);
    }

    private record Place(int part, int at) {}
}
