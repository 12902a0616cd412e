package org.foothold.formats.linux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyscallsTest {
    @ParameterizedTest
    @CsvSource({
        "x86_64, 0, read",
        "x86_64, 2, open",
        "x86_64, 59, execve",
        "x86_64, 175, init_module",
        "x86_64, 257, openat",
        "x86_64, 313, finit_module",
        "x86_64, 321, bpf",
        "x86_64, 322, execveat",
        "x86_64, 334, rseq",
        "x86_64, 424, pidfd_send_signal",
        "x86_64, 462, mseal",
        "x86_64, 400, 400",
        "x86_64, -1, -1",
        "aarch64, 56, openat",
        "aarch64, 79, newfstatat",
        "aarch64, 105, init_module",
        "aarch64, 203, connect",
        "aarch64, 221, execve",
        "aarch64, 281, execveat",
        "aarch64, 439, faccessat2",
        "i386, 11, 11"
    })
    void namesSystemCalls(String architecture, String number, String name) {
        assertThat(Syscalls.name(architecture, number)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"c000003e, x86_64", "c00000b7, aarch64", "40000003, i386", "12345678, 12345678"})
    void namesArchitectures(String code, String name) {
        assertThat(Syscalls.architecture(code)).isEqualTo(name);
    }
}
