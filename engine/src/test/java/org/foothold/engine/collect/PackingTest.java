package org.foothold.engine.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;
import org.foothold.engine.source.FileKind;
import org.junit.jupiter.api.Test;

class PackingTest {
    @Test
    void whatUnpacksToMuchTooMuchIsGivenUp() throws IOException {
        byte[] twice = gzip(gzip(new byte[50_000_000]));
        Packing packing = new Packing(1 << 20);
        InputStream outer = packing.open(FileKind.GZIP, packing.outside(new ByteArrayInputStream(twice)));
        InputStream inner = packing.open(FileKind.GZIP, outer);

        assertThatThrownBy(() -> inner.transferTo(OutputStream.nullOutputStream()))
                .isInstanceOf(IOException.class)
                .hasMessage("it unpacks to more than 1100 times its size");
    }

    @Test
    void whatUnpacksAsLogsDoIsRead() throws IOException {
        byte[] once = gzip(new byte[5_000_000]);
        Packing packing = new Packing(1 << 20);
        InputStream plain = packing.open(FileKind.GZIP, packing.outside(new ByteArrayInputStream(once)));

        assertThat(plain.transferTo(OutputStream.nullOutputStream())).isEqualTo(5_000_000);
        assertThat(packing.open(FileKind.JSON, plain)).isNull();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }
}
