package org.foothold.sigma.pitfall;

import org.foothold.sigma.Probe;
import org.junit.jupiter.api.Test;

/** Wildcards and the backslashes before them. */
class Pitfall02WildcardTest {

    @Test
    void patternsMatchTheWholeValue() {
        Probe.selection("Name: 'prog?.exe'")
                .matches("Name", "progA.exe")
                .misses("Name", "prog.exe")
                .misses("Name", "progAB.exe")
                .misses("Name", "xprogA.exe")
                .misses("Name", "progA.exe ");
        Probe.selection("Name: 'a*z'")
                .matches("Name", "az")
                .matches("Name", "a-z-z")
                .misses("Name", "azb");
    }

    @Test
    void wildcardsWorkUnderContainsStartswithEndswith() {
        Probe.selection("Name|contains: 'a?c*e'").matches("Name", "xxabcdexx").misses("Name", "xxacdexx");
        Probe.selection("Name|startswith: 'a?c'").matches("Name", "abcx").misses("Name", "xabc");
        Probe.selection("Name|endswith: 'a*c'").matches("Name", "xa--c").misses("Name", "xa--cx");
    }

    @Test
    void escapedWildcardsAreThemselves() {
        Probe.selection("Name: '\\*'").matches("Name", "*").misses("Name", "x").misses("Name", "\\*");
        Probe.selection("Name: 'why\\?'").matches("Name", "why?").misses("Name", "whyx");
    }

    @Test
    void aBackslashBeforeAnythingElseIsABackslash() {
        Probe.selection("Path: 'C:\\Windows\\cmd.exe'").matches("Path", "C:\\Windows\\cmd.exe");
        Probe.selection("Path: 'C:\\\\Windows'").matches("Path", "C:\\Windows").misses("Path", "C:\\\\Windows");
        Probe.selection("Path: 'dir\\'").matches("Path", "dir\\");
    }

    @Test
    void aBackslashBeforeAWildcardHasToBeEscaped() {
        Probe.selection("Path: 'C:\\Windows\\*'")
                .matches("Path", "C:\\Windows*")
                .misses("Path", "C:\\Windows\\x");
        Probe.selection("Path: 'C:\\Windows\\\\*'")
                .matches("Path", "C:\\Windows\\x")
                .matches("Path", "C:\\Windows\\")
                .misses("Path", "C:\\Windowsx");
        Probe.selection("Path: 'a\\\\\\*'").matches("Path", "a\\*").misses("Path", "a\\b");
    }

    @Test
    void threeOrFourBackslashesAreTwo() {
        Probe.selection("Path|startswith: '\\\\\\server'").matches("Path", "\\\\server\\x");
        Probe.selection("Path|startswith: '\\\\\\\\server'")
                .matches("Path", "\\\\server\\x")
                .misses("Path", "\\server\\x");
    }

    @Test
    void aStarAloneWantsAValueThatIsNotEmpty() {
        Probe.selection("Name: '*'")
                .matches("Name", "x")
                .misses("Name", "")
                .misses("Name", (Object) null)
                .misses("Other", "x");
        Probe.selection("Name|contains: ''").matches("Name", "x").misses("Name", "");
    }

    @Test
    void aQuestionMarkIsOneUnitOfText() {
        Probe.selection("Name: '??'").matches("Name", "ab").misses("Name", "a").misses("Name", "abc");
        Probe.selection("Name: '?*'").matches("Name", "a").misses("Name", "");
    }

    @Test
    void manyStarsTakeNoLongerThanOne() {
        Probe.selection("Name: '*a*a*a*a*a*a*a*a*a*a*a*a*b'").misses("Name", "a".repeat(5000));
    }
}
