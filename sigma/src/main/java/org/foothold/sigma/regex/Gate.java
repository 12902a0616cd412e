package org.foothold.sigma.regex;

import java.util.List;

/**
 * What every value that matches a pattern is sure to have: cheap tests that may be made first. A value that fails one of
 * them does not match; a value that passes all may still not match.
 *
 * @param literals folded texts of which at least one occurs in the folded value; empty where none is known
 * @param minLength least number of UTF-16 units
 * @param mask characters that occur, as in {@link org.foothold.sigma.text.CharMask}
 * @param prefix folded text that the folded value begins with; empty where none is known
 * @param suffix folded text that the folded value ends with; empty where none is known
 */
public record Gate(List<String> literals, int minLength, long mask, String prefix, String suffix) {

    public Gate {
        literals = List.copyOf(literals);
    }
}
