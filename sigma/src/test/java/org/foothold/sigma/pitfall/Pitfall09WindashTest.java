package org.foothold.sigma.pitfall;

import static org.assertj.core.api.Assertions.assertThat;

import org.foothold.sigma.Probe;
import org.foothold.sigma.rule.Problem.Reason;
import org.junit.jupiter.api.Test;

/** The five dashes that Windows programs take for each other. */
class Pitfall09WindashTest {
    private static final String[] DASHES = {"-", "/", "\u2013", "\u2014", "\u2015"};

    @Test
    void eachDashStandsForEachOther() {
        for (String written : DASHES) {
            Probe probe = Probe.selection("Cmd|contains|windash: ' " + written + "enc '");
            for (String dash : DASHES) {
                probe.matches("Cmd", "powershell " + dash + "ENC abc");
            }
            probe.misses("Cmd", "powershell _enc abc").misses("Cmd", "powershell enc abc");
        }
    }

    @Test
    void aDashInsideAWordStays() {
        Probe.selection("Cmd|contains|windash: 'my-file'")
                .matches("Cmd", "my-file")
                .misses("Cmd", "my/file");
        Probe.selection("Cmd|contains|windash: '--all'")
                .matches("Cmd", "/-all")
                .misses("Cmd", "//all")
                .misses("Cmd", "-/all");
    }

    @Test
    void wordsStartAtTheStartAfterSpaceAndAfterQuotes() {
        Probe.selection("Cmd|windash: '-a'").matches("Cmd", "/a");
        Probe.selection("Cmd|contains|windash: '\"-a'").matches("Cmd", "x \"/a\"");
        Probe.selection("Cmd|contains|windash: \"'-a\"").matches("Cmd", "x '/a'");
        Probe.selection("Cmd|windash: '*-a'").matches("Cmd", "x/a");
        Probe.selection("Cmd|windash: 'x*-a'").matches("Cmd", "x -a").misses("Cmd", "x /a");
    }

    @Test
    void severalDashesChangeTogetherAndEachByItself() {
        Probe.selection("Cmd|contains|windash: '-a -b'")
                .matches("Cmd", "-a -b")
                .matches("Cmd", "/a /b")
                .matches("Cmd", "\u2014a \u2014b")
                .matches("Cmd", "/a -b")
                .matches("Cmd", "-a \u2013b")
                .misses("Cmd", "/a \u2013b");
        Probe.selection("Cmd|contains|windash: '-a /b'")
                .matches("Cmd", "-a /b")
                .matches("Cmd", "-a -b")
                .matches("Cmd", "/a /b")
                .misses("Cmd", "\u2013a -b");
    }

    @Test
    void itWorksUnderOtherModifiers() {
        Probe.selection("Cmd|contains|all|windash: [' -a', ' -b']")
                .matches("Cmd", "x /a \u2013b")
                .misses("Cmd", "x /a");
        Probe.selection("Cmd|endswith|windash: ' -a'").matches("Cmd", "x /a").misses("Cmd", "x /ab");
        Probe.selection("Cmd|windash|startswith: '-a'").matches("Cmd", "/ab").misses("Cmd", "x/a");
        Probe.selection("Cmd|windash|contains|cased: '-A'").matches("Cmd", "/A").misses("Cmd", "/a");
    }

    @Test
    void moreThanSixDashesAreRefused() {
        Probe.selection("Cmd|contains|windash: '-a -b -c -d -e -f'").matches("Cmd", "-a -b -c -d -e /f");
        assertThat(Probe.selectionRefusal("Cmd|contains|windash: '-a -b -c -d -e -f -g'"))
                .satisfies(problem -> assertThat(problem.reason()).isEqualTo(Reason.VALUE))
                .satisfies(problem -> assertThat(problem.toString())
                        .isEqualTo("probe.yml:6:27: windash: more than 6 dashes in one value"));
    }
}
