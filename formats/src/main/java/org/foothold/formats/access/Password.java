package org.foothold.formats.access;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What the password field of an account says, without the hash: which scheme of <a
 * href="https://manpages.debian.org/crypt.5">crypt(5)</a> it is, and whether a mark before it locks it.
 *
 * @param scheme how the password is hashed
 * @param locked whether an exclamation mark stands before it, so that no password fits until it is taken away
 */
public record Password(Scheme scheme, boolean locked) {
    private static final Pattern DES = Pattern.compile("[./0-9A-Za-z]{13}");
    private static final Pattern BSDI = Pattern.compile("_[./0-9A-Za-z]{19}");

    /** Ways to hash a password, and what else can stand in its place. */
    public enum Scheme {
        /** Nothing stands there: no password is asked for. */
        EMPTY(""),
        /** The hash stands in the shadow file. */
        SHADOWED(""),
        /** No password hashes to what stands there. */
        NONE(""),
        YESCRYPT("$y$"),
        GOST_YESCRYPT("$gy$"),
        SCRYPT("$7$"),
        BCRYPT("$2"),
        SHA512("$6$"),
        SHA256("$5$"),
        SHA1("$sha1"),
        SUN_MD5("$md5"),
        MD5("$1$"),
        NT("$3$"),
        BSDI_DES(""),
        DES(""),
        /** It has the form of a hash, of no scheme that is known here. */
        UNKNOWN("$");

        private final String start;

        Scheme(String start) {
            this.start = start;
        }

        /** The name in small letters. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What the field of passwd or group says, where an x stands for the shadow file. */
    static Password inPublic(String field) {
        return field.equals("x") || field.equals("##") ? new Password(Scheme.SHADOWED, false) : inShadow(field);
    }

    /** What the field of a shadow file says. */
    static Password inShadow(String field) {
        int marks = 0;
        while (marks < field.length() && field.charAt(marks) == '!') {
            marks++;
        }
        String hash = field.substring(marks);
        return new Password(marks > 0 && hash.isEmpty() ? Scheme.NONE : scheme(hash), marks > 0);
    }

    private static Scheme scheme(String hash) {
        if (hash.isEmpty()) {
            return Scheme.EMPTY;
        }
        if (hash.charAt(0) == '$') {
            for (Scheme scheme : Scheme.values()) {
                if (!scheme.start.isEmpty() && hash.startsWith(scheme.start)) {
                    return scheme;
                }
            }
        }
        // A comma and what ages the password stood behind it once.
        String plain = hash.indexOf(',') == 13 ? hash.substring(0, 13) : hash;
        if (DES.matcher(plain).matches()) {
            return Scheme.DES;
        }
        return BSDI.matcher(hash).matches() ? Scheme.BSDI_DES : Scheme.NONE;
    }
}
