package org.foothold.sigma.pitfall;

import org.foothold.sigma.Probe;
import org.junit.jupiter.api.Test;

/** Letter case: folded one character to one on both sides, unless a modifier says that it counts. */
class Pitfall01CaseTest {

    @Test
    void plainValuesMatchWhateverTheirCase() {
        Probe.selection("Image|endswith: '\\CMD.exe'")
                .matches("Image", "C:\\Windows\\cmd.EXE")
                .misses("Image", "C:\\Windows\\cmd.com");
    }

    @Test
    void casedValuesMatchInTheirOwnCaseOnly() {
        Probe.selection("Name|cased: 'Admin'").matches("Name", "Admin").misses("Name", "admin");
        Probe.selection("Name|contains|cased: 'dmI'").matches("Name", "AdmIn").misses("Name", "Admin");
    }

    @Test
    void foldingIsThatOfUnicode() {
        Probe.selection("Name: 'ΟΔΟΣ'").matches("Name", "οδος").matches("Name", "οδοσ");
        Probe.selection("Name: 'k'").matches("Name", "\u212A").matches("Name", "K");
        Probe.selection("Name: 'MÜLLER'").matches("Name", "müller").misses("Name", "muller");
        Probe.selection("Name: 'ſ'").matches("Name", "S");
        Probe.selection("Name: 'жук'").matches("Name", "ЖУК");
    }

    @Test
    void foldingNeverChangesTheLength() {
        Probe.selection("Name: 'straße'").matches("Name", "STRAẞE").misses("Name", "STRASSE");
        Probe.selection("Name: 'ﬀ'").misses("Name", "ff");
    }

    @Test
    void turkicLettersStayThemselves() {
        Probe.selection("Name: 'i'").matches("Name", "I").misses("Name", "İ").misses("Name", "ı");
        Probe.selection("Name: 'İ'").matches("Name", "İ").misses("Name", "i");
        Probe.selection("Name|re|i: '^file$'").matches("Name", "FILE").misses("Name", "fıle");
    }

    @Test
    void aFoldedLetterBeforeAMatchDoesNotShiftIt() {
        Probe.selection("Name|contains: 'abc'").matches("Name", "İİİabc").matches("Name", "ßABCß");
        Probe.selection("Name|endswith: 'abc'").matches("Name", "İßABC").misses("Name", "İßABCß");
    }

    @Test
    void regularExpressionsAndBase64AreCaseSensitive() {
        Probe.selection("Name|re: '^admin'").matches("Name", "administrator").misses("Name", "Administrator");
        Probe.selection("Name|re|i: '^admin'").matches("Name", "Administrator");
        Probe.selection("Data|base64|contains: 'cmd'").matches("Data", "xY21k").misses("Data", "xy21K");
    }
}
