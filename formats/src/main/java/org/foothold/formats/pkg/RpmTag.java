package org.foothold.formats.pkg;

import java.util.List;

/** The tags of a header that are read (https://rpm-software-management.github.io/rpm/manual/tags.html). */
final class RpmTag {
    static final int NAME = 1000;
    static final int VERSION = 1001;
    static final int RELEASE = 1002;
    static final int EPOCH = 1003;
    static final int INSTALL_TIME = 1008;
    static final int VENDOR = 1011;
    static final int PACKAGER = 1015;
    static final int ARCH = 1022;
    static final int OLD_FILE_NAMES = 1027;
    static final int FILE_SIZES = 1028;
    static final int FILE_STATES = 1029;
    static final int FILE_MODES = 1030;
    static final int FILE_MTIMES = 1034;
    static final int FILE_DIGESTS = 1035;
    static final int FILE_LINKS = 1036;
    static final int FILE_FLAGS = 1037;
    static final int FILE_USERS = 1039;
    static final int FILE_GROUPS = 1040;
    static final int DIR_INDEXES = 1116;
    static final int BASE_NAMES = 1117;
    static final int DIR_NAMES = 1118;
    static final int LONG_FILE_SIZES = 5008;
    static final int FILE_CAPS = 5010;
    static final int FILE_DIGEST_ALGORITHM = 5011;

    /** A script, and the tag of the program that runs it. */
    record Script(String kind, int body, int program) {}

    static final List<Script> SCRIPTS = List.of(
            new Script("%pre", 1023, 1085),
            new Script("%post", 1024, 1086),
            new Script("%preun", 1025, 1087),
            new Script("%postun", 1026, 1088),
            new Script("%verifyscript", 1079, 1091),
            new Script("%pretrans", 1151, 1153),
            new Script("%posttrans", 1152, 1154),
            new Script("%preuntrans", 5103, 5105),
            new Script("%postuntrans", 5104, 5106));

    /** Scripts that run with other packages: of each there are several. */
    record Trigger(String kind, int body, int program, int name, int index) {}

    static final List<Trigger> TRIGGERS = List.of(
            new Trigger("%trigger", 1065, 1092, 1066, 1069),
            new Trigger("%filetrigger", 5066, 5067, 5069, 5070),
            new Trigger("%transfiletrigger", 5076, 5077, 5079, 5080));

    private RpmTag() {}
}
